use domain::directory::{
    model::Service,
    rows::{self, BySlug},
};
use testkit::{ServiceBuilder, TestPlace};

#[tokio::test]
async fn an_address_that_moved_says_where_and_an_unknown_one_is_absent() {
    let place = TestPlace::new().await;
    place.save(&ServiceBuilder::new("nutrition").build()).await;
    let moves = vec![("nutrition-online".to_owned(), "nutrition".to_owned(), "CPS2024".to_owned())];
    let again = moves.clone();
    let set = place.system().act(|tx| async move { rows::put_redirects(&tx, &moves).await }).await.unwrap();
    let reset = place.system().act(|tx| async move { rows::put_redirects(&tx, &again).await }).await.unwrap();
    assert_eq!((set, reset), (1, 0));
    let cx = place.cx();
    assert!(matches!(rows::by_slug::<Service>(&cx, "nutrition").await.unwrap(), BySlug::Here(_)));
    assert_eq!(rows::by_slug::<Service>(&cx, "nutrition-online").await.unwrap(), BySlug::Moved("nutrition".into()));
    assert_eq!(rows::by_slug::<Service>(&cx, "nowhere").await.unwrap(), BySlug::Absent);
    assert_eq!(
        rows::by_slug::<Service>(&cx.with_place(kernel::PlaceId::derived("leeds")), "nutrition").await.unwrap(),
        BySlug::Absent
    );
}
