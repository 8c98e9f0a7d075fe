//! Words of danger, or about what must not show, are answered at once and never stand in an address.

use super::parent::Parent;
use axum::http::StatusCode;

#[tokio::test]
async fn danger_in_the_box_is_answered_with_urgent_help_first() {
    let parent = Parent::arrives().await;
    for words in ["I want to kill myself", "my partner hits me and I am scared"] {
        let answer = parent.post("/search", &[("q", words)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{words}");
        assert_eq!(answer.title(), "Help and advice – Hearth");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        answer.says("call 999").says("href=\"/leave\"").never_addresses(&["kill", "hits", "scared"]);
        let urgent = answer.body.find("h-urgent").expect("urgent help");
        assert!(answer.body.find("h-card__title").is_none_or(|card| urgent < card));
    }
}

#[tokio::test]
async fn a_sentence_stays_out_of_the_address_whatever_it_means() {
    let parent = Parent::arrives().await;
    let told = parent.post("/search", &[("q", "the thing with the blue door started again after tea")]).await;
    assert_eq!(told.status, StatusCode::OK);
    told.never_addresses(&["blue", "door"]);
    let subject = parent.post("/search", &[("q", "sleep")]).await;
    assert_eq!((subject.status, subject.location()), (StatusCode::SEE_OTHER, "/search?q=sleep"));
}

#[tokio::test]
async fn nowhere_to_sleep_tonight_leads_to_the_housing_line_that_answers_now() {
    for (moment, number, shut) in [
        ("2026-11-24T10:00[Europe/London]", "01632 960160", "01632 960161"),
        ("2026-11-24T23:30[Europe/London]", "01632 960161", "01632 960160"),
        ("2026-11-28T14:00[Europe/London]", "01632 960161", "01632 960160"),
    ] {
        let parent = Parent::arrives_at(moment).await;
        let answer = parent.post("/search", &[("q", "we have nowhere to sleep tonight")]).await;
        answer.says("If you have nowhere to sleep tonight, call now").never_says("If you are in danger, get help now");
        // The housing line that answers now comes first, and no line for another danger comes at all.
        let line = |number: &str| answer.body.find(number);
        assert!(line(number) < line("0800 1111"), "{moment}");
        answer.says(number).never_says(shut).never_says("116 123").never_says("NHS 111");
    }
}

#[tokio::test]
async fn danger_in_an_address_is_left_at_once() {
    let parent = Parent::arrives().await;
    let answer = parent.get("/search?q=I+want+to+kill+myself").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/urgent-help"));
}

/// Nobody should find these in a history, an address, a title or a link.
const PRIVATE: [(&str, &[&str]); 4] = [
    ("I had a miscarriage", &["miscarriage"]),
    ("my dad died and I cannot stop crying", &["died", "crying"]),
    ("I feel so low since the birth", &["so low", "since the birth"]),
    ("my husband drinks too much", &["husband", "drinks"]),
];

#[tokio::test]
async fn private_words_are_answered_at_once_and_stand_in_no_address_title_or_link() {
    let parent = Parent::arrives().await;
    for (words, traces) in PRIVATE {
        for prefix in ["", "/ar"] {
            let page = parent.post(&format!("{prefix}/search"), &[("q", words)]).await;
            assert_eq!(page.status, StatusCode::OK, "{words}");
            assert_eq!(page.header("cache-control"), "no-store", "{words}");
            assert!(page.is_kept_from_search_engines(), "{words}");
            page.never_addresses(traces).says("h-card__title");
            assert!(page.addresses().iter().any(|a| a == "/leave"), "{words}");
        }
        let opened = parent.get(&format!("/search?q={}&near=ZZ1", words.replace(' ', "+"))).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/search"), "{words}");
    }
}

#[tokio::test]
async fn arabic_words_of_loss_or_danger_stand_in_no_address_either() {
    let parent = Parent::arrives().await;
    for words in ["فقدت طفلي", "زوجي يضربني"] {
        let page = parent.post("/ar/search", &[("q", words)]).await;
        assert_eq!((page.status, page.title()), (StatusCode::OK, "مساعدة ونصائح – Hearth"), "{words}");
        page.never_addresses(&["q=", "%d8", "%d9", words]);
        let typed: String = words.bytes().map(|b| format!("%{b:02X}")).collect();
        let opened = parent.get(&format!("/ar/search?q={typed}")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{words}");
        assert!(["/ar/search", "/ar/urgent-help"].contains(&opened.location()), "{words}: {}", opened.location());
    }
}

#[tokio::test]
async fn what_a_family_tells_the_pathway_stands_in_no_address_title_or_link() {
    let parent = Parent::arrives().await;
    let danger = [("my partner hits me and I am scared", &["hits", "scared"][..])];
    for (words, traces) in PRIVATE.into_iter().chain(danger) {
        let told = parent.post("/pathway", &[("words", words), ("go", "plan")]).await;
        assert_eq!(told.location(), "/pathway/plan");
        for path in ["/pathway/plan", "/pathway", "/pathway/1", "/pathway/5"] {
            let page = parent.get(path).await;
            assert_eq!((page.status, page.title()), (StatusCode::OK, "Help and advice – Hearth"), "{path}");
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
            page.never_addresses(traces);
        }
        let key = parent.get("/pathway/plan").await.hidden("key").to_owned();
        let saved = parent.post("/pathway/save", &[("key", key.as_str())]).await.location().to_owned();
        parent.get(&saved).await.never_addresses(traces).never_says(words);
    }
}

#[tokio::test]
async fn only_what_everyone_may_find_is_offered_to_search_engines() {
    let parent = Parent::arrives().await;
    parent.post("/shortlist/add", &[("slug", "baby-buddy-app")]).await;
    let list = parent.post("/shortlist/share", &[("key", "k")]).await.location().to_owned();
    parent.post("/pathway", &[("words", "teenager won't listen"), ("go", "plan")]).await;
    let plan = parent.post("/pathway/save", &[("key", "p")]).await.location().to_owned();
    let report = "/services/baby-buddy-app/report";
    let done = parent.post(report, &[("topic", "closed"), ("key", "r")]).await.location().to_owned();
    for path in [
        "/shortlist",
        "/compare",
        "/pathway",
        "/pathway/1",
        "/pathway/plan",
        "/topics/domestic-abuse",
        "/services/coventry-haven",
        "/services/coventry-haven/report",
        "/search?topic=domestic-abuse",
        "/search?q=my+son+will+not+sleep",
        &list,
        &plan,
        &done,
    ] {
        assert!(parent.get(path).await.is_kept_from_search_engines(), "{path}");
    }
    for path in ["/", "/topics", "/topics/sleep", "/hubs", "/services/baby-buddy-app", "/stages/baby", "/search"] {
        assert!(!parent.get(path).await.is_kept_from_search_engines(), "{path}");
    }
}

#[tokio::test]
async fn a_quiet_topic_has_a_neutral_title_and_is_not_kept() {
    let parent = Parent::arrives().await;
    for path in
        ["/services/coventry-haven", "/topics/domestic-abuse", "/services/coventry-haven/report", "/urgent-help"]
    {
        let page = parent.get(path).await;
        assert_eq!(page.title(), "Help and advice – Hearth", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        page.says("href=\"/leave\"");
    }
    parent.get("/services/baby-buddy-app").await.never_says("href=\"/leave\"");
}

#[tokio::test]
async fn leaving_clears_what_the_browser_kept() {
    let parent = Parent::arrives().await;
    let answer = parent.get("/leave").await;
    assert_eq!(answer.location(), "https://example.org/away");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
}

#[tokio::test]
async fn a_withheld_address_is_on_no_page() {
    let parent = Parent::arrives().await;
    for path in [
        "/services/coventry-haven",
        "/hubs",
        "/search?q=haven",
        "/topics/domestic-abuse",
        "/organisations/coventry-haven",
    ] {
        parent.get(path).await.never_says("Canary").never_says("Withheld Lane");
    }
}
