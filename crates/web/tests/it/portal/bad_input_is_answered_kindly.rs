//! Whatever is typed or sent: a clear answer, what was typed kept, never a fault of ours.

use super::parent::Parent;
use axum::{body::Bytes, http::StatusCode};
use web::route::{Face, table};

#[tokio::test]
async fn unknown_codes_and_impossible_numbers_are_422_with_the_text_kept() {
    let parent = Parent::arrives().await;
    for query in [
        "stage=no-such",
        "topic=no-such",
        "mode=x",
        "day=someday",
        "time=never",
        "level=9",
        "flag=x",
        "language=xx",
        "access=x",
        "audience=x",
        "hub=no-such",
        "age=400",
        "age=ten",
        "within_miles=3&near=ZZ1",
        "sort=up",
        "page=0",
        "page=999999",
        "sort=nearest",
        "near=NOT",
    ] {
        let page = parent.get(&format!("/search?q=kept+words&{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        page.says("govuk-error-summary").says("value=\"kept words\"");
    }
    let long = "a".repeat(501);
    let page = parent.post("/search", &[("q", &long)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says(&long);
}

#[tokio::test]
async fn the_pathway_keeps_what_was_typed_and_says_what_is_wrong() {
    let parent = Parent::arrives().await;
    for (number, field, value) in
        [("1", "age", "abc"), ("1", "age", "90"), ("1", "due_date", "soon"), ("5", "near", "by the shops")]
    {
        let page = parent.post(&format!("/pathway/{number}"), &[(field, value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        page.says(&format!("href=\"#{field}\"")).says(&format!("value=\"{value}\""));
    }
    for (number, field) in
        [("1", "stage"), ("1", "who"), ("2", "worries"), ("3", "about"), ("4", "times"), ("5", "modes")]
    {
        let page = parent.post(&format!("/pathway/{number}"), &[(field, "no such code")]).await;
        // A worry that is no code is taken as own words.
        let expected = if field == "worries" { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(page.status, expected, "{field}");
    }
    let long = "b".repeat(501);
    let page = parent.post("/pathway", &[("words", &long), ("go", "plan")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says(&long);
}

#[tokio::test]
async fn markup_and_sql_come_back_as_text() {
    let parent = Parent::arrives().await;
    for typed in [
        "<script>alert(1)</script>",
        "'; drop table record; --",
        "\"><img src=x onerror=alert(1)>",
        "{{7*7}}",
        "\u{0}\u{202e}",
    ] {
        for (path, field) in [
            ("/search", "q"),
            ("/search", "near"),
            ("/pathway", "words"),
            ("/pathway/open", "code"),
            ("/services/baby-buddy-app/report", "text"),
            ("/shortlist/add", "slug"),
            ("/pathway/2", "words"),
        ] {
            let page = parent.post(path, &[(field, typed)]).await;
            assert!(page.status.as_u16() < 500, "{path} {field}: {}", page.status);
            let shown = if page.status == StatusCode::SEE_OTHER { parent.get(page.location()).await } else { page };
            assert!(shown.status.as_u16() < 500, "{path} {field}");
            shown.never_says("<script>alert").never_says("<img src=x");
        }
    }
}

#[tokio::test]
async fn a_huge_or_broken_body_is_refused_with_a_page() {
    let parent = Parent::arrives().await;
    for route in table().iter().filter(|r| r.method == "POST" && r.face == Face::Portal) {
        let path = route.path.replace("{slug}", "baby-buddy-app").replace("{n}", "1");
        let huge = parent.post_raw(&path, Bytes::from(vec![b'a'; 10 << 20])).await;
        let reads = !matches!(route.path, "/pathway/again");
        if reads {
            assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
            huge.says("That is too much to send at once");
        }
        let broken = parent.post_raw(&path, Bytes::from_static(b"q=%FF%FE&words=%C3%28&text=%80")).await;
        assert_eq!(broken.status, StatusCode::BAD_REQUEST, "{path}");
        broken.says("We did not understand that");
        let nonsense = parent.post_raw(&path, Bytes::from_static(b"\xff\xfe=&&&==%%%")).await;
        assert!(nonsense.status.as_u16() < 500, "{path}: {}", nonsense.status);
    }
    for query in ["q=%FF%FE", "q=%C3%28", "topic[]=x", "q=a&q=b", "%%%", "page=-1"] {
        let page = parent.get(&format!("/search?{query}")).await;
        assert!(page.status.as_u16() < 500, "{query}: {}", page.status);
    }
    for unreadable in ["q=%FF%FE", "q=%C3%28"] {
        parent.get(&format!("/search?{unreadable}")).await.says("We did not understand that");
    }
}
