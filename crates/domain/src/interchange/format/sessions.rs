//! Regular times as text: `tue 09:30-11:00 term from 2026-01-05 to 2026-03-30`, several with `;` between, and
//! before each the slug of its location, or `-` for none. `second tue 09:30-11:00` is on one Tuesday of the month.

use super::{Cell, Codes, code_of, coded};
use crate::{
    directory::model::{Nth, RegularTime, Service, ServiceAtLocation},
    interchange::cell::join,
};
use jiff::civil::{Date, Time};
use kernel::{FieldError, Id};

/// Most times one cell may hold.
const MOST: usize = 500;

/// Times without a location.
pub(super) fn read_times(cell: Cell<'_>, column: &str) -> Result<Vec<RegularTime>, FieldError> {
    cell.list(column)?.iter().map(|part| time(&part.split_whitespace().collect::<Vec<_>>(), column)).collect()
}

/// As [`read_times`] reads them.
pub(super) fn write_times(times: &[RegularTime]) -> String {
    join(times.iter().map(write), ';')
}

/// Places with their times, and times that hang from no place. Ids of places that stay are kept.
pub(super) fn read_sessions(
    service: &mut Service,
    cell: Cell<'_>,
    column: &str,
    codes: &Codes,
) -> Result<(), FieldError> {
    let parts = cell.list(column)?;
    if parts.len() > MOST {
        return Err(FieldError::new(column, "too-many", format!("keep it to {MOST} times")));
    }
    let mut places: Vec<ServiceAtLocation> = Vec::new();
    let mut times = Vec::new();
    for part in &parts {
        let words: Vec<&str> = part.split_whitespace().collect();
        match words.as_slice() {
            ["-", rest @ ..] => times.push(time(rest, column)?),
            [slug, rest @ ..] => {
                let location_id = location(slug, column, codes)?;
                let at = match places.iter().position(|p| p.location_id == location_id) {
                    Some(at) => at,
                    None => {
                        places.push(place(service, slug, location_id, codes));
                        places.len() - 1
                    }
                };
                if !rest.is_empty() {
                    places[at].times.push(time(rest, column)?);
                }
            }
            [] => {}
        }
    }
    service.places = places;
    service.times = times;
    Ok(())
}

/// As [`read_sessions`] reads them.
pub(super) fn write_sessions(service: &Service, codes: &Codes) -> String {
    let mut parts = Vec::new();
    for place in &service.places {
        let Some(slug) = codes.locations.slugs.get(&place.location_id) else { continue };
        if place.times.is_empty() {
            parts.push(slug.clone());
        }
        parts.extend(place.times.iter().map(|t| format!("{slug} {}", write(t))));
    }
    parts.extend(service.times.iter().map(|t| format!("- {}", write(t))));
    join(parts, ';')
}

fn location(slug: &str, column: &str, codes: &Codes) -> Result<Id, FieldError> {
    codes.locations.ids.get(slug).copied().ok_or_else(|| {
        let shown: String = slug.chars().take(60).collect();
        FieldError::new(column, "unknown-code", format!("there is no location \"{shown}\""))
    })
}

fn place(service: &Service, slug: &str, location_id: Id, codes: &Codes) -> ServiceAtLocation {
    let before = service.places.iter().find(|p| p.location_id == location_id);
    let fresh = || Id::derived(codes.place, "service-at-location", &format!("{}/{slug}", service.slug));
    ServiceAtLocation { id: before.map_or_else(fresh, |p| p.id), location_id, times: Vec::new() }
}

fn time(words: &[&str], column: &str) -> Result<RegularTime, FieldError> {
    let torn =
        || FieldError::new(column, "time-malformed", "write a time as: tue 09:30-11:00, or: first tue 09:30-11:00");
    let (monthly, words) = match words {
        [nth, rest @ ..] => match coded::<Nth>(nth, column) {
            Ok(nth) => (Some(nth), rest),
            Err(_) => (None, words),
        },
        [] => (None, words),
    };
    let [day, hours, rest @ ..] = words else { return Err(torn()) };
    let (opens, closes) = hours.split_once('-').ok_or_else(torn)?;
    let clock = |t: &str| -> Result<Time, FieldError> {
        if t.len() == 5 { t.parse().map_err(|_| torn()) } else { Err(torn()) }
    };
    let mut read = RegularTime {
        day: coded(day, column)?,
        monthly,
        opens: clock(opens)?,
        closes: clock(closes)?,
        from: None,
        to: None,
        term_only: false,
    };
    let date = |t: &str| -> Result<Date, FieldError> { t.parse().map_err(|_| torn()) };
    let mut rest = rest.iter();
    while let Some(&word) = rest.next() {
        match word {
            "term" => read.term_only = true,
            "from" => read.from = Some(date(rest.next().ok_or_else(torn)?)?),
            "to" => read.to = Some(date(rest.next().ok_or_else(torn)?)?),
            _ => return Err(torn()),
        }
    }
    if read.closes <= read.opens || read.from.zip(read.to).is_some_and(|(from, to)| to < from) {
        return Err(FieldError::new(column, "time-backwards", "it ends before it begins"));
    }
    Ok(read)
}

fn write(time: &RegularTime) -> String {
    let clock = |t: Time| t.strftime("%H:%M").to_string();
    let mut text = time.monthly.map(|nth| format!("{} ", code_of(&nth))).unwrap_or_default();
    text.push_str(&format!("{} {}-{}", code_of(&time.day), clock(time.opens), clock(time.closes)));
    if time.term_only {
        text.push_str(" term");
    }
    if let Some(from) = time.from {
        text.push_str(&format!(" from {from}"));
    }
    if let Some(to) = time.to {
        text.push_str(&format!(" to {to}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_they_are_written() {
        let text = "tue 09:30-11:00 term;sat 10:00-12:00 from 2026-01-05 to 2026-03-30;last fri 18:00-19:30 term";
        let read = read_times(Cell::Value(text), "opening").unwrap();
        assert_eq!(write_times(&read), text);
    }

    #[test]
    fn impossible_times_say_what_is_wrong() {
        for (text, code) in [
            ("tue 11:00-09:30", "time-backwards"),
            ("tue 24:00-25:00", "time-malformed"),
            ("tues 09:00-10:00", "unknown-code"),
            ("tue", "time-malformed"),
            ("fifth tue 09:00-10:00", "time-malformed"),
            ("first second tue 09:00-10:00", "time-malformed"),
            ("first 09:00-10:00", "time-malformed"),
            ("first", "time-malformed"),
            ("tue 9-10", "time-malformed"),
            ("tue 09:00-10:00 from 2026-13-01", "time-malformed"),
            ("tue 09:00-10:00 from 2026-05-01 to 2026-04-01", "time-backwards"),
            ("tue 09:00-10:00 sometimes", "time-malformed"),
        ] {
            assert_eq!(read_times(Cell::Value(text), "opening").unwrap_err().code, code, "{text}");
        }
    }
}
