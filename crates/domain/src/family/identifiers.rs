//! Numbers that carry their own check: a slip of one digit is caught before it ties two people together.

/// An NHS number in its ten digits, when its check digit (modulus 11) agrees.
pub fn nhs_number(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits: Vec<u32> = plain.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let (body, [last]) = digits.split_at_checked(9)? else { return None };
    let sum: u32 = body.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    // Eleven stands for nought; a remainder that would need ten is never given out. Nor are ten equal digits.
    let check = match 11 - sum % 11 {
        11 => 0,
        check => check,
    };
    (check == *last && digits.iter().any(|digit| digit != last)).then_some(plain)
}

/// The letters of a pupil number: no I, O or S.
const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number (a letter and twelve digits; the last a letter while it is temporary), when its check letter
/// agrees.
pub fn upn(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let (check, rest) = plain.split_at_checked(1)?;
    let place = |c: char| LETTERS.find(c).and_then(|at| u32::try_from(at).ok());
    let value = |(at, c): (usize, char)| c.to_digit(10).or_else(|| if at == 11 { place(c) } else { None });
    let values: Vec<u32> = rest.chars().enumerate().map(value).collect::<Option<_>>()?;
    let sum: u32 = values.iter().zip(2..).map(|(value, weight)| value * weight).sum();
    (values.len() == 12 && check.chars().next().and_then(place) == Some(sum % 23)).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_nhs_number_is_its_ten_digits_however_typed() {
        assert_eq!(nhs_number(" 943 476-5918 "), None);
        assert_eq!(nhs_number("943 476 5919").as_deref(), Some("9434765919"));
    }

    #[test]
    fn one_wrong_digit_is_always_caught() {
        let right = "9434765919";
        for at in 0..10 {
            for wrong in ('0'..='9').filter(|&c| Some(c) != right.chars().nth(at)) {
                let typed: String = right.chars().enumerate().map(|(n, c)| if n == at { wrong } else { c }).collect();
                assert_eq!(nhs_number(&typed), None, "{typed}");
            }
        }
    }

    #[test]
    fn ten_equal_digits_are_nobody() {
        for digit in '0'..='9' {
            assert_eq!(nhs_number(&digit.to_string().repeat(10)), None);
        }
    }

    #[test]
    fn a_pupil_number_needs_its_letter() {
        let digits = "823432100001";
        let good: Vec<String> = LETTERS.chars().filter_map(|letter| upn(&format!("{letter}{digits}"))).collect();
        assert_eq!(good.len(), 1);
        assert_eq!(upn(&good[0].to_lowercase()), Some(good[0].clone()));
        assert_eq!(upn("A12"), None);
        assert_eq!(upn(""), None);
        let temporary = format!("{}L", &digits[..11]);
        assert_eq!(LETTERS.chars().filter(|letter| upn(&format!("{letter}{temporary}")).is_some()).count(), 1);
    }
}
