//! National grid metres to latitude and longitude (WGS 84) and back, by the Ordnance Survey's published method: the
//! Airy 1830 ellipsoid, then a seven-parameter shift. Right to about five metres; there and back to the very metre.

use crate::directory::model::Grid;

struct Ellipsoid {
    major: f64,
    minor: f64,
}

const AIRY: Ellipsoid = Ellipsoid { major: 6_377_563.396, minor: 6_356_256.909 };
const WGS84: Ellipsoid = Ellipsoid { major: 6_378_137.0, minor: 6_356_752.314_245 };

impl Ellipsoid {
    fn eccentricity(&self) -> f64 {
        1.0 - (self.minor / self.major).powi(2)
    }
}

/// Metres in a degree of latitude, nearly.
const METRES: f64 = 111_200.0;

/// Latitude and longitude in degrees, to six decimals: a tenth of a metre, so that [`grid`] finds the same metre.
pub fn latitude_longitude(grid: Grid) -> (f64, f64) {
    let (lat, lon) = degrees(f64::from(grid.easting), f64::from(grid.northing));
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    (round(lat), round(lon))
}

/// The metre of the national grid at that latitude and longitude; `None` outside Great Britain.
pub fn grid(lat: f64, lon: f64) -> Option<Grid> {
    if !(49.0..61.5).contains(&lat) || !(-9.0..2.5).contains(&lon) {
        return None;
    }
    let east = METRES * lat.to_radians().cos();
    let (mut easting, mut northing) = (400_000.0 + (lon + 2.0) * east, (lat - 49.0) * METRES - 100_000.0);
    // The way back has no formula of its own here: step towards the point until no step is left.
    for _ in 0..50 {
        let (at_lat, at_lon) = degrees(easting, northing);
        let (up, right) = ((lat - at_lat) * METRES, (lon - at_lon) * east);
        (easting, northing) = (easting + right, northing + up);
        if up.abs().max(right.abs()) < 0.001 {
            break;
        }
    }
    let inside = (0.0..=800_000.0).contains(&easting) && (0.0..=1_400_000.0).contains(&northing);
    #[expect(clippy::cast_possible_truncation, reason = "bounded just before")]
    let metre = |m: f64| m.round() as i32;
    inside.then(|| Grid { easting: metre(easting), northing: metre(northing) })
}

fn degrees(easting: f64, northing: f64) -> (f64, f64) {
    let (lat, lon) = unproject(easting, northing);
    let (lat, lon) = shift(lat, lon);
    (lat.to_degrees(), lon.to_degrees())
}

/// Undoes the transverse Mercator projection; radians on the Airy ellipsoid.
fn unproject(easting: f64, northing: f64) -> (f64, f64) {
    const SCALE: f64 = 0.999_601_271_7;
    let origin = (49_f64.to_radians(), -2_f64.to_radians());
    let (a, b) = (AIRY.major * SCALE, AIRY.minor * SCALE);
    let n = (a - b) / (a + b);
    let north = northing + 100_000.0;
    let arc = |lat: f64| {
        let (d, s) = (lat - origin.0, lat + origin.0);
        let (n2, n3) = (n * n, n * n * n);
        b * ((1.0 + n + 1.25 * (n2 + n3)) * d - (3.0 * (n + n2) + 2.625 * n3) * d.sin() * s.cos()
            + 1.875 * (n2 + n3) * (2.0 * d).sin() * (2.0 * s).cos()
            - 35.0 / 24.0 * n3 * (3.0 * d).sin() * (3.0 * s).cos())
    };
    let mut lat = origin.0 + north / a;
    for _ in 0..10 {
        let miss = north - arc(lat);
        lat += miss / a;
        if miss.abs() < 1e-5 {
            break;
        }
    }
    let e2 = AIRY.eccentricity();
    let w = 1.0 - e2 * lat.sin().powi(2);
    let nu = a / w.sqrt();
    let rho = a * (1.0 - e2) / w.powf(1.5);
    let eta2 = nu / rho - 1.0;
    let (t, sec, x) = (lat.tan(), 1.0 / lat.cos(), easting - 400_000.0);
    let (t2, t4) = (t * t, t.powi(4));
    let lat_off = t / (2.0 * rho * nu) * x.powi(2)
        - t / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta2 - 9.0 * t2 * eta2) * x.powi(4)
        + t / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t4) * x.powi(6);
    let lon_off = sec / nu * x - sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2) * x.powi(3)
        + sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t4) * x.powi(5);
    (lat - lat_off, origin.1 + lon_off)
}

/// Airy to WGS 84, through Cartesian coordinates.
fn shift(lat: f64, lon: f64) -> (f64, f64) {
    let nu = AIRY.major / (1.0 - AIRY.eccentricity() * lat.sin().powi(2)).sqrt();
    let (x, y) = (nu * lat.cos() * lon.cos(), nu * lat.cos() * lon.sin());
    let z = (1.0 - AIRY.eccentricity()) * nu * lat.sin();
    let turn = |seconds: f64| (seconds / 3600.0).to_radians();
    let (rx, ry, rz, scale) = (turn(0.1502), turn(0.2470), turn(0.8421), 1.0 - 20.4894e-6);
    let moved = (
        446.448 + x * scale - y * rz + z * ry,
        -125.157 + x * rz + y * scale - z * rx,
        542.060 - x * ry + y * rx + z * scale,
    );
    let across = moved.0.hypot(moved.1);
    let e2 = WGS84.eccentricity();
    let mut lat = moved.2.atan2(across * (1.0 - e2));
    for _ in 0..6 {
        let nu = WGS84.major / (1.0 - e2 * lat.sin().powi(2)).sqrt();
        lat = (moved.2 + e2 * nu * lat.sin()).atan2(across);
    }
    (lat, moved.1.atan2(moved.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_point_comes_out_right() {
        // The Ordnance Survey's own worked point: 651409.903 E, 313177.270 N is 52.65798 N, 1.71605 E.
        let (lat, lon) = latitude_longitude(Grid { easting: 651_410, northing: 313_177 });
        assert!((lat - 52.657_98).abs() < 1e-4, "{lat}");
        assert!((lon - 1.716_05).abs() < 1e-4, "{lon}");
    }

    #[test]
    fn there_and_back_is_the_same_metre() {
        for easting in (90_000..655_000).step_by(41_003) {
            for northing in (5_000..1_200_000).step_by(57_007) {
                let at = Grid { easting, northing };
                let (lat, lon) = latitude_longitude(at);
                assert_eq!(grid(lat, lon), Some(at), "{lat} {lon}");
            }
        }
    }

    #[test]
    fn what_is_not_in_great_britain_has_no_place_on_its_grid() {
        for (lat, lon) in [(0.0, 0.0), (48.8, 2.3), (90.0, -2.0), (f64::NAN, -1.5), (52.4, f64::INFINITY), (-1.5, 52.4)]
        {
            assert_eq!(grid(lat, lon), None, "{lat} {lon}");
        }
    }

    #[test]
    fn west_is_negative() {
        let (lat, lon) = latitude_longitude(Grid { easting: 433_000, northing: 279_000 });
        assert!((52.3..52.5).contains(&lat) && (-1.6..-1.4).contains(&lon), "{lat} {lon}");
    }
}
