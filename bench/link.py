"""The reference for linking people: Splink with its ready comparisons, trained on the rows it links.

python3 -m venv target/splink && target/splink/bin/pip install splink==5.0.0 pandas pyarrow
cargo run --profile start -p bench -- link --out target/people.csv
target/splink/bin/python bench/link.py target/people.csv"""

import sys
import time
import warnings

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

warnings.filterwarnings("ignore")


def settings():
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("born"), block_on("fam", "first"), block_on("postcode", "first"),
            block_on("postcode", "substr(born,1,4)"), block_on("nhs"), block_on("upn")],
        comparisons=[
            cl.NameComparison("first"), cl.NameComparison("fam"), cl.DateOfBirthComparison("born", input_is_string=True),
            cl.ExactMatch("sex"), cl.PostcodeComparison("postcode"), cl.ExactMatch("house"), cl.ExactMatch("nhs"),
            cl.ExactMatch("upn")])


def main(path):
    rows = pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None)
    rows["first"], rows["fam"] = rows["given"].str.split().str[0].str.lower(), rows["family"].str.lower()
    start = time.time()
    linker = Linker(DuckDBAPI().register(rows), settings(), log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("first", "fam", "born")], recall=0.8)
    train.estimate_u_using_random_sampling(max_pairs=1e6)
    train.estimate_parameters_using_expectation_maximisation(block_on("born"))
    train.estimate_parameters_using_expectation_maximisation(block_on("first", "fam"))
    found = linker.inference.predict(threshold_match_probability=0.5).as_duckdbpyrelation().df()
    seconds = time.time() - start
    person = rows.set_index("unique_id")["person"].to_dict()
    sizes = rows.groupby("person").size()
    truth = int((sizes * (sizes - 1) // 2).sum())
    print(f"{len(rows)} rows in {seconds:.1f} s")
    for least in (0.5, 0.9, 0.95, 0.99, 0.999):
        pairs = found[found.match_probability >= least]
        right = sum(person[a] == person[b] for a, b in zip(pairs.unique_id_l, pairs.unique_id_r))
        print(f"from {least}: precision {right / max(len(pairs), 1):.4f}, recall {right / truth:.4f}")


if __name__ == "__main__":
    main(sys.argv[1])
