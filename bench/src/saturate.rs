//! As fast as they are answered, over so many connections: throughput. Times here hide the waiting that a real crowd
//! would do; `load` does not.

use crate::{
    http::{Connection, Request, requests},
    report::Tally,
};
use serde_json::Value;
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Server, on this machine.
    #[arg(long)]
    address: SocketAddr,
    /// Requests: a path a line, or path, tab, JSON.
    #[arg(long)]
    list: PathBuf,
    /// Connections.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// How long, in seconds.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
}

/// Sends, waits, sends again.
pub async fn run(args: Args) -> anyhow::Result<Value> {
    anyhow::ensure!(args.address.ip().is_loopback(), "only servers on this machine are measured");
    let list: Arc<Vec<Request>> = Arc::new(requests(&args.list, args.address)?);
    let turn = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let until = started + Duration::from_secs_f64(args.seconds);
    let mut workers = JoinSet::new();
    for _ in 0..args.connections {
        workers.spawn(work(args.address, Arc::clone(&list), Arc::clone(&turn), until));
    }
    let mut tally = Tally::default();
    while let Some(done) = workers.join_next().await {
        tally.add(done??);
    }
    Ok(tally.figures(started.elapsed()))
}

async fn work(
    address: SocketAddr,
    list: Arc<Vec<Request>>,
    turn: Arc<AtomicUsize>,
    until: Instant,
) -> anyhow::Result<Tally> {
    let mut connection = Connection::open(address).await?;
    let mut tally = Tally::default();
    while Instant::now() < until {
        let request = &list[turn.fetch_add(1, Ordering::Relaxed) % list.len()];
        let sent = Instant::now();
        let answer = connection.send(request).await?;
        tally.answer(answer.status, answer.bytes, sent.elapsed());
    }
    Ok(tally)
}
