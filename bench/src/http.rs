//! Just enough of an HTTP client: one kept connection, whole answers, no layer that could hide time.

use anyhow::{Context, bail};
use std::{net::SocketAddr, path::Path};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A request ready to be sent.
pub type Request = Vec<u8>;

/// One open connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Bytes of body on the wire.
    pub bytes: usize,
}

/// Reads a list of requests: a path a line, or `PATH<tab>BODY` for a JSON post.
pub fn requests(list: &Path, host: SocketAddr) -> anyhow::Result<Vec<Request>> {
    let text = std::fs::read_to_string(list).with_context(|| list.display().to_string())?;
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n\r\n");
    let post = |path: &str, body: &str, number: usize| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nIdempotency-Key: measure-{number:08}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let lines = text.lines().filter(|line| !line.is_empty()).enumerate();
    let made: Vec<Request> = lines
        .map(|(number, line)| line.split_once('\t').map_or_else(|| get(line), |(path, body)| post(path, body, number)))
        .map(String::into_bytes)
        .collect();
    if made.is_empty() {
        bail!("{} holds no request", list.display());
    }
    Ok(made)
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends one request and reads its whole answer.
    pub async fn send(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        let status = text.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")?;
        let length = text.lines().find_map(|l| l.strip_prefix("content-length:")).map(|l| l.trim().parse::<usize>());
        let end = match length {
            Some(length) => head + length?,
            None if text.contains("transfer-encoding: chunked") => return self.chunks(status, head).await,
            None => head,
        };
        while self.buffer.len() < end {
            self.more().await?;
        }
        Ok(Answer { status, bytes: end - head })
    }

    async fn chunks(&mut self, status: u16, head: usize) -> anyhow::Result<Answer> {
        let mut at = head;
        loop {
            let Some(line) = find(&self.buffer[at..], b"\r\n") else {
                self.more().await?;
                continue;
            };
            let size = std::str::from_utf8(&self.buffer[at..at + line])?.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).context("not a chunk")?;
            let next = at + line + 2 + size + 2;
            while self.buffer.len() < next {
                self.more().await?;
            }
            at = next;
            if size == 0 {
                return Ok(Answer { status, bytes: at - head });
            }
        }
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|window| window == what)
}
