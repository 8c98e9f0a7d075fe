//! A list without an account: kept in this browser, compared, and shared by a code.

use super::parent::Parent;
use axum::http::StatusCode;

const KEPT: [&str; 2] = ["baby-buddy-app", "weaning-advice-health-visiting"];

#[tokio::test]
async fn services_are_kept_compared_and_shared_by_a_code() {
    let parent = Parent::arrives().await;
    for slug in KEPT {
        let back = format!("/services/{slug}");
        let page = parent.press("/shortlist/add", &[("slug", slug), ("back", &back)]).await;
        page.says("Take off your list");
    }
    assert_eq!(parent.get("/shortlist").await.services(), KEPT);
    let side_by_side = parent.get("/compare").await;
    side_by_side.says("<table").says("Weaning").says("Baby Buddy");
    let cost = side_by_side.between(">Cost</th>", "</tr>");
    let (stated, invented) = (cost.split("</td>").next(), cost.split("</td>").nth(1));
    assert!(stated.is_some_and(|cell| !cell.contains("Example")), "a cost nobody states is no example: {cost}");
    assert!(invented.is_some_and(|cell| cell.contains("Free") && cell.contains("Example")), "{cost}");

    let key = parent.get("/shortlist").await.hidden("key").to_owned();
    let shared = parent.post("/shortlist/share", &[("key", key.as_str())]).await.location().to_owned();
    assert_eq!(parent.post("/shortlist/share", &[("key", key.as_str())]).await.location(), shared);
    assert_eq!(parent.place.deeds().await.iter().filter(|deed| *deed == "shortlist.save").count(), 1);

    let stranger = parent.later("2026-12-24T10:00[Europe/London]").await;
    let page = stranger.get(&shared).await;
    assert_eq!((page.status, page.services()), (StatusCode::OK, KEPT.map(str::to_owned).to_vec()));
    page.says("<svg class=\"h-qr\"").says("https://hearth.example.org/s/");
    let too_late = parent.later("2027-06-01T10:00[Europe/London]").await.get(&shared).await;
    assert_eq!(too_late.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn taking_off_the_last_empties_the_list_and_strange_names_are_refused() {
    let parent = Parent::arrives().await;
    parent.post("/shortlist/add", &[("slug", KEPT[0])]).await;
    let page = parent.press("/shortlist/remove", &[("slug", KEPT[0])]).await;
    page.says("Your list is empty");
    assert_eq!(parent.post("/shortlist/add", &[("slug", "no-such")]).await.status, StatusCode::NOT_FOUND);
    let away = parent.post("/shortlist/add", &[("slug", KEPT[0]), ("back", "https://elsewhere.example")]).await;
    assert_eq!(away.location(), "/shortlist");
}

/// The addresses of that many services of the demonstration place.
async fn some(parent: &Parent, count: usize) -> Vec<String> {
    let mut found = Vec::new();
    for page in 1..=5 {
        for slug in parent.get(&format!("/search?q=parenting&page={page}")).await.services() {
            if !found.contains(&slug) {
                found.push(slug);
            }
        }
    }
    found.truncate(count);
    assert_eq!(found.len(), count, "the demonstration place has that many");
    found
}

#[tokio::test]
async fn a_full_list_says_so_and_loses_nothing() {
    let parent = Parent::arrives().await;
    let slugs = some(&parent, 21).await;
    let (first, last) = (&slugs[..20], slugs[20].as_str());
    for slug in first {
        assert_eq!(parent.post("/shortlist/add", &[("slug", slug)]).await.status, StatusCode::SEE_OTHER, "{slug}");
    }
    let full = parent.post("/shortlist/add", &[("slug", last), ("back", "/search?q=parenting")]).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    full.says("role=\"alert\"").says("Your list is full.").says(&format!("href=\"/services/{last}\""));
    assert_eq!(full.body.matches("action=\"/shortlist/remove\"").count(), 20, "all are still there");
    assert_eq!(parent.get("/shortlist").await.services(), first);
    parent.get("/shortlist").await.never_says("Your list is full.");

    // Something already on it is no fault; taking one off leads back to what was left out, which now fits.
    assert_eq!(parent.post("/shortlist/add", &[("slug", &first[3])]).await.location(), "/shortlist");
    let back = full.hidden("back").to_owned();
    let page = parent.press("/shortlist/remove", &[("slug", &first[0]), ("back", &back)]).await;
    page.says("action=\"/shortlist/add\"").says(&format!("value=\"{last}\""));
    parent.press("/shortlist/add", &[("slug", last)]).await;
    let kept: Vec<String> = slugs[1..].to_vec();
    assert_eq!(parent.get("/shortlist").await.services(), kept);
    parent.post("/ar/shortlist/add", &[("slug", &first[0])]).await.says("قائمتك ممتلئة");
}

#[tokio::test]
async fn a_code_opens_what_it_was_given_for_and_nothing_else() {
    let parent = Parent::arrives().await;
    parent.post("/shortlist/add", &[("slug", KEPT[0])]).await;
    // The same hidden key on both forms, as a browser that fills forms again might send it.
    let list = parent.post("/shortlist/share", &[("key", "same")]).await.location().to_owned();
    parent.post("/pathway", &[("words", "teenager won't listen"), ("go", "plan")]).await;
    let plan = parent.post("/pathway/save", &[("key", "same")]).await.location().to_owned();
    assert!(list.starts_with("/s/") && plan.starts_with("/p/"), "{list}, {plan}");
    let (list_code, plan_code) = (list.trim_start_matches("/s/"), plan.trim_start_matches("/p/"));
    let in_fours = |code: &str| code.split('-').all(|group| group.len() == 4);
    assert!(list_code.len() == 14 && plan_code.len() == 14 && in_fours(list_code) && in_fours(plan_code));
    let slip = |code: &str| {
        let last = if code.ends_with('7') { '8' } else { '7' };
        format!("{}{last}", &code[..13])
    };
    let other = "0000-0000-0000".to_owned();
    for (base, own, others) in [
        ("/s/", list_code, [plan_code.to_owned(), slip(list_code), other.clone()]),
        ("/p/", plan_code, [list_code.to_owned(), slip(plan_code), other.clone()]),
    ] {
        assert_eq!(parent.get(&format!("{base}{own}")).await.status, StatusCode::OK);
        let page = parent.get(&format!("/ar{base}{}", own.to_lowercase().replace('-', ""))).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(&format!(">{own}<")).says(&format!("https://hearth.example.org{base}{own}"));
        for code in others {
            let page = parent.get(&format!("{base}{code}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{base}{code}");
            page.says("We cannot find that page");
        }
        let last_day = parent.later("2027-02-22T09:00[Europe/London]").await;
        assert_eq!(last_day.get(&format!("{base}{own}")).await.status, StatusCode::OK, "{base} within 90 days");
        let over = parent.later("2027-02-22T10:01[Europe/London]").await;
        assert_eq!(over.get(&format!("{base}{own}")).await.status, StatusCode::NOT_FOUND, "{base} after 90 days");
    }

    // One box takes either code, and says so where it is neither.
    assert_eq!(parent.post("/pathway/open", &[("code", list_code)]).await.location(), list);
    let read_out = plan_code.to_lowercase().replace('-', " ");
    assert_eq!(parent.post("/pathway/open", &[("code", &read_out)]).await.location(), plan);
    let wrong = parent.post("/pathway/open", &[("code", &slip(list_code))]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says(&slip(list_code)).says("govuk-error-summary");
}

#[tokio::test]
async fn a_list_that_changed_gets_a_code_of_its_own() {
    let parent = Parent::arrives().await;
    parent.post("/shortlist/add", &[("slug", KEPT[0])]).await;
    let before = parent.post("/shortlist/share", &[("key", "k")]).await.location().to_owned();
    parent.post("/shortlist/add", &[("slug", KEPT[1])]).await;
    let after = parent.post("/shortlist/share", &[("key", "k")]).await.location().to_owned();
    assert_ne!(before, after);
    assert_eq!(parent.get(&before).await.services(), KEPT[..1]);
    assert_eq!(parent.get(&after).await.services(), KEPT);
}
