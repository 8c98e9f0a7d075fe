//! From the start of a server's process to its first "ready", and how much memory it then holds.

use crate::http::Connection;
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    path::PathBuf,
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::process::Command;

/// How often it is asked.
const EVERY: Duration = Duration::from_millis(2);
/// How long we wait before giving up.
const LONGEST: Duration = Duration::from_secs(600);

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Where it will listen.
    #[arg(long)]
    address: SocketAddr,
    /// Address that says it is ready.
    #[arg(long, default_value = "/readyz")]
    path: String,
    /// Requests to send once ready, before memory is read: a path a line.
    #[arg(long)]
    list: Option<PathBuf>,
    /// Requests of the list to send.
    #[arg(long, default_value_t = 1)]
    requests: usize,
    /// The server and its options.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

/// Starts it, waits, asks, reads its memory, stops it.
pub async fn run(args: Args) -> anyhow::Result<Value> {
    let (program, options) = args.command.split_first().context("no command")?;
    let started = Instant::now();
    let mut server = Command::new(program).args(options).stdout(Stdio::null()).kill_on_drop(true).spawn()?;
    let request = format!("GET {} HTTP/1.1\r\nHost: {}\r\n\r\n", args.path, args.address);
    while !is_ready(args.address, request.as_bytes()).await {
        if started.elapsed() > LONGEST || server.try_wait()?.is_some() {
            bail!("{program} did not become ready");
        }
        tokio::time::sleep(EVERY).await;
    }
    let ready = started.elapsed();
    if let Some(list) = &args.list {
        let list = crate::http::requests(list, args.address)?;
        let mut connection = Connection::open(args.address).await?;
        for request in list.iter().take(args.requests) {
            let answer = connection.send(request).await?;
            anyhow::ensure!(answer.status == 200, "answered {}", answer.status);
        }
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let status = server.id().map(|id| std::fs::read_to_string(format!("/proc/{id}/status"))).transpose()?;
    let status = status.context("the server ended")?;
    server.kill().await?;
    let mib = |name: &str| kib(&status, name).map(|kib| kib / 1024.0);
    Ok(json!({
        "ready_ms": ready.as_secs_f64() * 1e3,
        "rss_mib": mib("VmRSS:"),
        "anonymous_mib": mib("RssAnon:"),
        "most_mib": mib("VmHWM:"),
    }))
}

async fn is_ready(address: SocketAddr, request: &[u8]) -> bool {
    let Ok(mut connection) = Connection::open(address).await else { return false };
    connection.send(request).await.is_ok_and(|answer| answer.status == 200)
}

fn kib(status: &str, name: &str) -> Option<f64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.trim().split(' ').next()?.parse().ok()
}
