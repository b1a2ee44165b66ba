# Output that cannot be written: a full disk, a closed output, a reader that has seen enough.
i=0
while [ $i -lt 300 ]; do
    echo '{"id":"x","text":"Ilse Marden said so. It is so, she said."}'
    i=$((i + 1))
done > news.jsonl
for words in 'read news.jsonl' 'read --to csv news.jsonl' 'read --to table --jobs 2 news.jsonl' \
    'explain news.jsonl' 'model' 'help'; do
    hearsay $words > /dev/full
    echo "full, $words: $?" >&2
    hearsay $words >&-
    echo "closed, $words: $?" >&2
    { hearsay $words; echo "pipe, $words: $?" >&2; } | head -c 1 > /dev/null
done
