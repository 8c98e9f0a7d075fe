//! The outbound gate over the demonstration families: what they said about their phones and their post holds at the
//! moment of sending, and what is kept from somebody is in no message to them.

use domain::family::{
    self, Channel, ContactDraft, contacts,
    disclosure::{Message, NotSent, Sensitive, release},
    set_contact,
};
use kernel::Error;
use testkit::TestPlace;

const CANARY: &str = "canary-7c1f";

async fn say(place: &TestPlace, at: &str, to: &str, channel: Channel, about: &[&str]) -> Result<String, NotSent> {
    let person = |slug: &str| family::id(place.id, "person", slug);
    let message = Message {
        to: person(to),
        channel,
        about: about.iter().map(|slug| person(slug)).collect(),
        sensitive: true,
        words: Sensitive::new(format!("The family hub: {CANARY}")),
        neutral: Sensitive::new("Please ring us.".to_owned()),
    };
    let cx = place.at(at).with_actor(kernel::Actor::system("outbox"));
    let let_out = cx.act(|tx| async move { release(&tx, message).await }).await.unwrap();
    let_out.map(|passed| passed.send().2)
}

#[tokio::test]
async fn each_channel_keeps_to_what_was_said_of_it() {
    let place = TestPlace::demo().await;
    let tuesday = "2026-11-24T10:00[Europe/London]";
    assert_eq!(say(&place, tuesday, "amber", Channel::Phone, &[]).await.as_deref(), Ok("Please ring us."), "unnamed");
    assert_eq!(say(&place, "2026-11-24T18:00[Europe/London]", "amber", Channel::Phone, &[]).await, Err(NotSent::Hour));
    assert_eq!(say(&place, "2026-11-25T10:00[Europe/London]", "amber", Channel::Phone, &[]).await, Err(NotSent::Day));
    assert_eq!(say(&place, tuesday, "amber", Channel::Post, &[]).await, Err(NotSent::Never));
    assert_eq!(say(&place, tuesday, "amber", Channel::Email, &[]).await, Err(NotSent::NotAsked));
    assert!(say(&place, tuesday, "nadia", Channel::Email, &[]).await.unwrap().contains(CANARY), "may be named");
}

#[tokio::test]
async fn what_an_order_keeps_from_a_parent_is_in_no_message_to_him() {
    let place = TestPlace::demo().await;
    let tuesday = "2026-11-24T10:00[Europe/London]";
    assert!(say(&place, tuesday, "carl", Channel::Phone, &["carl"]).await.is_ok());
    for about in [&["bea"][..], &["amber"], &["carl", "finn"]] {
        assert_eq!(say(&place, tuesday, "carl", Channel::Phone, about).await, Err(NotSent::KeptFromThem));
    }
    assert!(say(&place, tuesday, "amber", Channel::Phone, &["bea", "carl"]).await.is_ok());
}

#[tokio::test]
async fn a_change_counts_for_what_is_sent_next() {
    let place = TestPlace::demo().await;
    let maya = family::id(place.id, "person", "maya");
    let tuesday = "2026-11-24T10:00[Europe/London]";
    assert!(say(&place, tuesday, "maya", Channel::Text, &[]).await.is_ok());
    let lena = place.staff("lena");
    let known = contacts(&lena, maya).await.unwrap();
    let (mut said, seen) = known.said.into_iter().find(|(said, _)| said.channel == Channel::Text).unwrap();
    said.allowed = family::Permission::Never;
    let draft = ContactDraft { person: maya, said, seen };
    set_contact(&lena, draft.clone()).await.unwrap();
    assert!(matches!(set_contact(&lena, draft).await, Err(Error::Conflict(_))), "on an old version");
    assert_eq!(say(&place, "2026-11-24T10:05[Europe/London]", "maya", Channel::Text, &[]).await, Err(NotSent::Never));
    assert!(matches!(contacts(&place.staff("hana"), maya).await, Err(Error::NotFound)), "class 2");
    let harriet = contacts(&place.staff("harriet"), maya).await.unwrap();
    assert!(!harriet.may_edit, "a share is for looking");
}
