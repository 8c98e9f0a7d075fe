//! The binary holds the style sheets: build it again when they are made anew.

fn main() {
    println!("cargo:rerun-if-changed=../../target/hearth-assets/manifest.json");
    println!("cargo:rerun-if-changed=build.rs");
}
