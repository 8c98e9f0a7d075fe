//! Refusals in plain words for someone at a terminal.

use kernel::{Error, FieldError};

/// Most faults worth reading at once.
const MOST: usize = 50;

/// A refusal with every fault on its own line.
pub fn refused(error: Error) -> anyhow::Error {
    match error {
        Error::Invalid(faults) | Error::Malformed(faults) => anyhow::anyhow!("refused:\n{}", lines(&faults)),
        other => other.into(),
    }
}

/// One line a fault.
pub fn lines(faults: &[FieldError]) -> String {
    let mut lines: Vec<String> = faults.iter().take(MOST).map(line).collect();
    if faults.len() > MOST {
        lines.push(format!("  ... and {} more", faults.len() - MOST));
    }
    lines.join("\n")
}

fn line(fault: &FieldError) -> String {
    format!("  {}: {} ({})", fault.field, fault.message, fault.code)
}
