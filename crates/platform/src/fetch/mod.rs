//! Reading the web with ureq: http and https only, public addresses unless told otherwise, few redirects, bounded in
//! time and size.

mod guard;

pub use guard::is_public;
use guard::{Guard, REFUSED};
use kernel::{Error, Result, fetch::Fetch};
use std::{
    io::{ErrorKind, Read},
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use ureq::{Agent, unversioned::transport::DefaultConnector};

/// Redirects followed.
const REDIRECTS: u32 = 3;

/// How long and how much may be read.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Longest wait for one whole answer.
    answer: Duration,
    /// Longest for all answers together: a feed of a quarter of a million services that answers each in time, and
    /// no more of one that never ends.
    all: Duration,
    /// Most bytes of all answers together.
    bytes: u64,
}

const LIMITS: Limits =
    Limits { answer: Duration::from_secs(30), all: Duration::from_secs(2 * 60 * 60), bytes: 2 * 1024 * 1024 * 1024 };

/// The web, for one pull: its limits hold for all that is read through it.
#[derive(Debug, Clone)]
pub struct Web {
    agent: Agent,
    limits: Limits,
    begun: Instant,
    read: Arc<AtomicU64>,
}

impl Web {
    /// Public addresses only: what a feed's address, its name or a redirect says never leads inside.
    pub fn public() -> Self {
        Self::new(is_public, LIMITS)
    }

    /// Private addresses too: for a person at a terminal who trusts the address and every redirect of it.
    pub fn private_too() -> Self {
        Self::new(|_| true, LIMITS)
    }

    fn new(allowed: fn(IpAddr) -> bool, limits: Limits) -> Self {
        let agent = guarded(allowed, limits.answer, REDIRECTS, true);
        Self { agent, limits, begun: Instant::now(), read: Arc::default() }
    }

    fn read(&self, url: &str, most: usize) -> Result<Vec<u8>> {
        if self.begun.elapsed() > self.limits.all {
            return Err(Error::Unavailable(format!("reading took longer than {} s", self.limits.all.as_secs())));
        }
        let mut answer = self.agent.get(url).header("Accept", "application/json").call().map_err(refused)?;
        let mut body = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut reader = answer.body_mut().as_reader().take(limit);
        let read = reader.read_to_end(&mut body).map_err(|e| Error::Unavailable(e.to_string()))?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        let all = self.read.fetch_add(read, Ordering::Relaxed).saturating_add(read);
        if body.len() > most || all > self.limits.bytes {
            let most = self.limits.bytes.min(limit - 1);
            return Err(Error::invalid("url", "too-large", format!("the answer is larger than {most} bytes")));
        }
        Ok(body)
    }
}

#[async_trait::async_trait]
impl Fetch for Web {
    async fn get(&self, url: &str, most: usize) -> Result<Vec<u8>> {
        if !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Error::invalid("url", "url-malformed", "only http and https addresses can be read"));
        }
        let (web, url) = (self.clone(), url.to_owned());
        tokio::task::spawn_blocking(move || web.read(&url, most)).await.map_err(Error::internal)?
    }
}

/// An agent that reads only where `allowed` says yes, whatever a name or a redirect leads to.
pub(crate) fn guarded(allowed: fn(IpAddr) -> bool, patience: Duration, redirects: u32, status_as_error: bool) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(redirects)
        .http_status_as_error(status_as_error)
        // A proxy would look names up where they cannot be judged.
        .proxy(None)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guard { allowed })
}

fn refused(cause: ureq::Error) -> Error {
    match cause {
        ureq::Error::StatusCode(code) => Error::invalid("url", "answer-status", format!("the answer was {code}")),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            Error::invalid("url", "url-malformed", "that is not a web address")
        }
        ureq::Error::Io(cause) if cause.kind() == ErrorKind::PermissionDenied && cause.to_string() == REFUSED => {
            Error::invalid("url", "address-private", REFUSED)
        }
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => {
            Error::invalid("url", "too-many-redirects", format!("more than {REDIRECTS} redirects"))
        }
        other => Error::Unavailable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::Write,
        net::{Ipv4Addr, TcpListener},
    };

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    /// Answers every request in turn, at some address of this machine, and gives that address.
    fn answering(at: &str, answers: impl IntoIterator<Item = String>) -> String {
        let listener = TcpListener::bind((at, 0)).unwrap();
        let address = format!("http://{}/feed", listener.local_addr().unwrap());
        let answers: Vec<String> = answers.into_iter().collect();
        std::thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let mut asked = [0; 2048];
                let read = stream.read(&mut asked).unwrap();
                assert!(asked[..read].starts_with(b"GET /feed"));
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        address
    }

    fn body(text: &str) -> String {
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}", text.len())
    }

    fn redirect(to: &str) -> String {
        format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
    }

    async fn get(web: &Web, url: &str, most: usize) -> std::result::Result<String, String> {
        match web.get(url, most).await {
            Ok(body) => Ok(String::from_utf8(body).unwrap()),
            Err(Error::Invalid(faults)) => Err(faults[0].code.clone()),
            Err(Error::Unavailable(_)) => Err("unavailable".to_owned()),
            Err(other) => Err(other.to_string()),
        }
    }

    #[tokio::test]
    async fn an_answer_is_read_whole_or_not_at_all() {
        let web = Web::private_too();
        let hello = || answering("127.0.0.1", [body("hello")]);
        assert_eq!(get(&web, &hello(), 5).await, Ok("hello".into()));
        assert_eq!(get(&web, &hello(), 4).await, Err("too-large".into()));
        let gone = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned();
        assert_eq!(get(&web, &answering("127.0.0.1", [gone]), 5).await, Err("answer-status".into()));
        let cut = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\nhell".to_owned();
        assert_eq!(get(&web, &answering("127.0.0.1", [cut]), 9).await, Err("unavailable".into()));
    }

    #[tokio::test]
    async fn only_the_web_is_read() {
        for url in ["file:///etc/passwd", "ftp://example.org", "/etc/passwd", "", "http://"] {
            assert_eq!(get(&Web::private_too(), url, 5).await, Err("url-malformed".into()), "{url}");
        }
    }

    #[tokio::test]
    async fn an_address_inside_is_refused_however_it_is_written() {
        let web = Web::public();
        // Something answers there, so that only the refusal can be the reason.
        let inside = answering("127.0.0.1", std::iter::repeat_n(body("secret"), 9));
        let port = inside.rsplit_once(':').unwrap().1.to_owned();
        for host in ["127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433", "[::ffff:127.0.0.1]", "user@127.0.0.1"]
        {
            assert_eq!(get(&web, &format!("http://{host}:{port}"), 99).await, Err("address-private".into()), "{host}");
        }
        for url in
            ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "https://[fd00::1]/", "http://[::1]:9/"]
        {
            assert_eq!(get(&web, url, 99).await, Err("address-private".into()), "{url}");
        }
    }

    #[tokio::test]
    async fn a_redirect_inside_is_refused_and_so_is_a_circle() {
        let only_here = Web::new(|address| address == HERE, LIMITS);
        let inside = answering("127.0.0.2", [body("secret")]);
        let outside = answering("127.0.0.1", [redirect(&inside)]);
        assert_eq!(get(&only_here, &outside, 99).await, Err("address-private".into()));
        let there = answering("127.0.0.1", [body("hello")]);
        assert_eq!(get(&only_here, &answering("127.0.0.1", [redirect(&there)]), 99).await, Ok("hello".into()));
        let circle = answering("127.0.0.1", std::iter::repeat_n(redirect("/feed"), 9));
        assert_eq!(get(&only_here, &circle, 99).await, Err("too-many-redirects".into()));
        let file = answering("127.0.0.1", [redirect("file:///etc/passwd")]);
        assert!(get(&only_here, &file, 99_999).await.is_err());
    }

    #[tokio::test]
    async fn nobody_keeps_us_waiting() {
        let web = Web::new(|_| true, Limits { answer: Duration::from_millis(400), ..LIMITS });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/feed", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n").unwrap();
            // A letter now and then, for longer than anyone should wait.
            while stream.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        let begun = Instant::now();
        assert_eq!(get(&web, &address, 99_999).await, Err("unavailable".into()));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
    #[tokio::test]
    async fn a_feed_that_never_ends_is_read_no_further() {
        let endless = || answering("127.0.0.1", std::iter::repeat_n(body("hello"), 9));
        let web = Web::new(|_| true, Limits { bytes: 12, ..LIMITS });
        let feed = endless();
        for _ in 0..2 {
            assert_eq!(get(&web, &feed, 99).await, Ok("hello".into()));
        }
        assert_eq!(get(&web, &feed, 99).await, Err("too-large".into()));
        let web = Web::new(|_| true, Limits { all: Duration::ZERO, ..LIMITS });
        assert_eq!(get(&web, &endless(), 99).await, Err("unavailable".into()));
    }
}
