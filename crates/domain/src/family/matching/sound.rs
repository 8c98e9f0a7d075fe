//! How a word sounds, roughly: the four-character key of Russell and Odell (1918), enough to bring spellings together
//! that are then compared letter by letter.

/// The key of a word in plain small letters; the word itself in other scripts.
pub(super) fn sound(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    let mut key = String::with_capacity(4);
    let mut last = '0';
    for c in word.chars().filter(char::is_ascii_alphabetic) {
        let code = code(c);
        if key.is_empty() {
            key.push(first(c));
        } else if code != '0' && code != last {
            key.push(code);
        }
        // h and w do not part two letters of one sound; vowels do.
        if !matches!(c, 'h' | 'w') {
            last = code;
        }
        if key.len() == 4 {
            break;
        }
    }
    key
}

/// Letters that begin the same name in two spellings: Catherine and Katherine, Jill and Gill, Phil and Fil.
fn first(c: char) -> char {
    match c {
        'c' | 'q' => 'k',
        'g' => 'j',
        'p' => 'f',
        'z' => 's',
        'y' => 'i',
        c => c,
    }
}

fn code(c: char) -> char {
    match c {
        'b' | 'f' | 'p' | 'v' => '1',
        'c' | 'g' | 'j' | 'k' | 'q' | 's' | 'x' | 'z' => '2',
        'd' | 't' => '3',
        'l' => '4',
        'm' | 'n' => '5',
        'r' => '6',
        _ => '0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_share_a_key() {
        for (one, other) in [("catherine", "katherine"), ("mohammed", "muhammad"), ("smith", "smyth"), ("jon", "john")]
        {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("amina"), sound("daniel"));
    }

    #[test]
    fn other_scripts_stand_for_themselves() {
        assert_eq!(sound("محمد"), "محمد");
    }
}
