#!/bin/sh
# train.sh - trains the language model from the raw data.
#
# usage: [EPOCHS=36] train/train.sh DATA [OUT.hsm]
#
#   DATA      a folder with ud/ewt-*.conllu, ud/gum-*.conllu, polnear/train.jsonl and
#             polnear/corenlp-train.jsonl.gz (see train/README.md)
#   OUT.hsm   the weights (models/en.weights.hsm); checkpoint and log are in build/train
#
# One core, about 40 minutes. The same data, torch and processor give the same file.
set -eu
data=$(realpath "${1:?say where the data is: train/train.sh DATA}")
out=$(realpath -m "${2:-$(dirname "$0")/../models/en.weights.hsm}")
cd "$(dirname "$0")/.."
work=build/train
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work"

/usr/bin/python3 train/train_tagger.py --out "$work" --epochs "${EPOCHS:-36}" \
    --train "$data/ud/ewt-train.conllu" "$data/ud/gum-train.conllu" \
    --dev "$data/ud/ewt-dev.conllu" "$data/ud/gum-dev.conllu" \
    --silver-text "$data/polnear/train.jsonl" --silver-analysis "$data/polnear/corenlp-train.jsonl.gz" \
    >"$work/log"
/usr/bin/python3 train/export_model.py "$work/model.pt" "$out"

cmake --preset release >/dev/null
cmake --build --preset release --target ud-eval >/dev/null
for set in ewt gum; do
    build/release/tools/ud-eval "$out" "$data/ud/$set-dev.conllu" >"$work/$set-dev.conllu"
done
