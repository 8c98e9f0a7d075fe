//! The program itself, in processes of its own that can be killed at any moment.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Longest wait for a whole answer: far more than an honest one needs.
const LONGEST: Duration = Duration::from_secs(20);

/// A command of the program on that data folder.
pub fn hearth(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearth"));
    command.args(args).arg("--data").arg(data).env_remove("HEARTH_DATABASE_URL");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command to its end; its output, which must be of a success.
pub fn run(data: &Path, args: &[&str]) -> String {
    let done = hearth(data, args).output().unwrap();
    let (said, cause) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "hearth {args:?}: {said}{cause}");
    said.into_owned()
}

/// A process that is killed, not asked to stop, when it goes out of sight.
pub struct Doomed(Child);

impl Doomed {
    /// Starts it.
    pub fn start(mut command: Command) -> Self {
        Self(command.spawn().unwrap())
    }

    /// SIGKILL; false when it had ended by itself.
    pub fn kill(mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }
}

impl Drop for Doomed {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A server that answers.
pub struct Server {
    process: Doomed,
    /// Where it listens.
    pub address: String,
    /// How long it took to be ready.
    pub took: Duration,
}

impl Server {
    /// Starts it, and waits until it says that it is ready.
    pub fn start(data: &Path) -> Self {
        let begun = Instant::now();
        let mut process = Doomed::start(hearth(data, &["serve", "--port", "0"]));
        let mut line = String::new();
        BufReader::new(process.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut cause = String::new();
        if line.is_empty() {
            process.0.stderr.take().unwrap().read_to_string(&mut cause).unwrap();
        }
        let address = line.trim().strip_prefix("hearth ready on http://");
        let address = address.unwrap_or_else(|| panic!("it did not start: {line}{cause}")).to_owned();
        Self { process, address, took: begun.elapsed() }
    }

    /// SIGKILL, in the middle of whatever it does.
    pub fn kill(self) {
        assert!(self.process.kill(), "the server had ended by itself");
    }
}

/// What came back: the status, where it leads, a cookie to keep.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Location`.
    pub location: String,
    /// `Set-Cookie`, name and value only.
    pub cookie: String,
}

/// One request on a connection of its own; an error when the answer did not come whole.
pub fn ask(address: &str, method: &str, path: &str, cookie: &str, form: &str) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(LONGEST))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncookie: {cookie}\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer);
    let head = text.split_once("\r\n\r\n").map(|(head, _)| head);
    let cut = || std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "the answer was cut");
    let head = head.ok_or_else(cut)?;
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(cut)?;
    let cookie = header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    Ok(Answer { status, location: header("location"), cookie })
}
