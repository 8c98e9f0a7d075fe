//! Reading the web with ureq: http and https only, few redirects, bounded in time and size.

use kernel::{Error, Result, fetch::Fetch};
use std::{io::Read, time::Duration};
use ureq::Agent;

/// Longest wait for one whole answer.
const LONGEST: Duration = Duration::from_secs(30);
/// Redirects followed.
const REDIRECTS: u32 = 3;

/// The web.
#[derive(Debug, Clone)]
pub struct Web {
    agent: Agent,
}

impl Default for Web {
    fn default() -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(LONGEST))
            .max_redirects(REDIRECTS)
            .http_status_as_error(true)
            .build();
        Self { agent: config.into() }
    }
}

#[async_trait::async_trait]
impl Fetch for Web {
    async fn get(&self, url: &str, most: usize) -> Result<Vec<u8>> {
        if !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Error::invalid("url", "url-malformed", "only http and https addresses can be read"));
        }
        let (agent, url) = (self.agent.clone(), url.to_owned());
        tokio::task::spawn_blocking(move || read(&agent, &url, most)).await.map_err(Error::internal)?
    }
}

fn read(agent: &Agent, url: &str, most: usize) -> Result<Vec<u8>> {
    let mut answer = agent.get(url).header("Accept", "application/json").call().map_err(refused)?;
    let mut body = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    answer.body_mut().as_reader().take(limit).read_to_end(&mut body).map_err(|e| Error::Unavailable(e.to_string()))?;
    if body.len() > most {
        return Err(Error::invalid("url", "too-large", format!("the answer is larger than {most} bytes")));
    }
    Ok(body)
}

fn refused(cause: ureq::Error) -> Error {
    match cause {
        ureq::Error::StatusCode(code) => Error::invalid("url", "answer-status", format!("the answer was {code}")),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            Error::invalid("url", "url-malformed", "that is not a web address")
        }
        other => Error::Unavailable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io::Write, net::TcpListener};

    /// Answers one request with `answer` and gives its address.
    fn answering(answer: String) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/feed", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 2048];
            let read = stream.read(&mut asked).unwrap();
            assert!(asked[..read].starts_with(b"GET /feed"));
            stream.write_all(answer.as_bytes()).unwrap();
        });
        address
    }

    async fn get(url: &str, most: usize) -> std::result::Result<String, String> {
        match Web::default().get(url, most).await {
            Ok(body) => Ok(String::from_utf8(body).unwrap()),
            Err(Error::Invalid(faults)) => Err(faults[0].code.clone()),
            Err(other) => Err(other.to_string()),
        }
    }

    #[tokio::test]
    async fn an_answer_is_read_whole_or_not_at_all() {
        let ok = || answering("HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello".into());
        assert_eq!(get(&ok(), 5).await, Ok("hello".into()));
        assert_eq!(get(&ok(), 4).await, Err("too-large".into()));
        let gone = answering("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into());
        assert_eq!(get(&gone, 5).await, Err("answer-status".into()));
    }

    #[tokio::test]
    async fn only_the_web_is_read() {
        for url in ["file:///etc/passwd", "ftp://example.org", "/etc/passwd", "", "http://"] {
            assert_eq!(get(url, 5).await, Err("url-malformed".into()), "{url}");
        }
    }
}
