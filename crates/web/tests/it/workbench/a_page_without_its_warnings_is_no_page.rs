//! What a worker must know before they knock is part of a person's page: when it cannot be read, nothing is shown.

use super::worker::Worker;
use domain::family;

#[tokio::test]
async fn when_what_is_safe_cannot_be_read_nothing_of_the_person_is_shown() {
    let lena = Worker::in_by_link("lena").await;
    let amber = format!("/workbench/people/{}", family::id(lena.browser.place.id, "person", "amber"));
    lena.browser.get(&amber).await.says("Never leave a message.").says("Monday, Tuesday, Thursday");
    for table in ["contact", "restriction", "relationship"] {
        let place = &lena.browser.place;
        place.run(&format!("ALTER TABLE {table} RENAME TO {table}_away")).await.unwrap();
        let page = lena.browser.get(&amber).await;
        assert!(page.status.is_server_error(), "{table}: {}", page.status);
        for known in ["Amber", "Never leave a message", "Unlisted Court"] {
            page.never_says(known);
        }
        place.run(&format!("ALTER TABLE {table}_away RENAME TO {table}")).await.unwrap();
    }
    lena.browser.get(&amber).await.says("Never leave a message.");
}
