//! `hearth reindex`: builds the search index anew beside the one in use. A running server moves over by itself.

use crate::setup::Common;
use domain::directory::project;
use kernel::Actor;

/// Rebuilds, and says how long it took.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    let cx = common.open(Actor::system("reindex")).await?;
    let index = platform::search::Indexes::open(common.index_dir());
    let begun = std::time::Instant::now();
    let count = project::rebuild(&cx, &index).await?;
    println!("{count} services indexed in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}
