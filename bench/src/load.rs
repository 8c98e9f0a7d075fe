//! A fixed number of requests a second, whatever the server does: each is timed from the moment it was due, so a
//! pause of the server is felt by everyone who would have come meanwhile.

use crate::{
    http::{Connection, Request, requests},
    report::Tally,
};
use serde_json::{Value, json};
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

/// Connections kept open: as many requests can be under way at once.
const CONNECTIONS: usize = 64;

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Server, on this machine.
    #[arg(long)]
    address: SocketAddr,
    /// Requests: a path a line, or path, tab, JSON.
    #[arg(long)]
    list: PathBuf,
    /// Requests a second.
    #[arg(long)]
    rate: f64,
    /// How long, in seconds.
    #[arg(long, default_value_t = 30.0)]
    seconds: f64,
}

/// When each request is due.
struct Plan {
    list: Vec<Request>,
    turn: AtomicUsize,
    count: usize,
    started: Instant,
    every: Duration,
}

/// Keeps the rate.
pub async fn run(args: Args) -> anyhow::Result<Value> {
    anyhow::ensure!(args.address.ip().is_loopback(), "only servers on this machine are measured");
    anyhow::ensure!(args.rate > 0.0, "a rate is above nothing");
    let plan = Arc::new(Plan {
        list: requests(&args.list, args.address)?,
        turn: AtomicUsize::new(0),
        count: (args.rate * args.seconds) as usize,
        started: Instant::now() + Duration::from_millis(200),
        every: Duration::from_secs_f64(1.0 / args.rate),
    });
    let mut workers = JoinSet::new();
    for _ in 0..CONNECTIONS {
        workers.spawn(work(args.address, Arc::clone(&plan)));
    }
    let mut tally = Tally::default();
    while let Some(done) = workers.join_next().await {
        tally.add(done??);
    }
    let mut figures = tally.figures(plan.started.elapsed());
    figures["rate"] = json!(args.rate);
    Ok(figures)
}

async fn work(address: SocketAddr, plan: Arc<Plan>) -> anyhow::Result<Tally> {
    let mut connection = Connection::open(address).await?;
    let mut tally = Tally::default();
    loop {
        let number = plan.turn.fetch_add(1, Ordering::Relaxed);
        if number >= plan.count {
            return Ok(tally);
        }
        let due = plan.started + plan.every * number as u32;
        tokio::time::sleep_until(due.into()).await;
        let answer = connection.send(&plan.list[number % plan.list.len()]).await?;
        tally.answer(answer.status, answer.bytes, due.elapsed());
    }
}
