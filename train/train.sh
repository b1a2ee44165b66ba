#!/bin/sh
# train.sh - trains the language model from the raw data and writes models/en.weights.hsm.
#
# usage: train/train.sh DATA [FOLDER]
#
#   DATA     a folder with ud/ewt-*.conllu, ud/gum-*.conllu, polnear/train.jsonl and
#            polnear/corenlp-train.jsonl.gz (see train/README.md)
#   FOLDER   where checkpoint and log go (build/train)
#
# One core, about 40 minutes. The same data, torch and processor give the same file.
set -eu
cd "$(dirname "$0")/.."
data=${1:?say where the data is: train/train.sh DATA}
folder=${2:-build/train}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$folder"

/usr/bin/python3 train/train_tagger.py --out "$folder" --epochs 40 \
    --train "$data/ud/ewt-train.conllu" "$data/ud/gum-train.conllu" \
    --dev "$data/ud/ewt-dev.conllu" "$data/ud/gum-dev.conllu" \
    --silver-text "$data/polnear/train.jsonl" --silver-analysis "$data/polnear/corenlp-train.jsonl.gz" \
    >"$folder/log"
/usr/bin/python3 train/export_model.py "$folder/model.pt" models/en.weights.hsm

cmake --preset release >/dev/null
cmake --build --preset release --target ud-eval >/dev/null
for set in ewt gum; do
    build/release/tools/ud-eval models/en.weights.hsm "$data/ud/$set-dev.conllu" >"$folder/$set-dev.conllu"
done
