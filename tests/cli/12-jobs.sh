# The number of threads changes no byte, neither of the output nor of what is said.
i=0
while [ $i -lt 200 ]; do
    text="Ilse Marden, $i, said on Tuesday that the army would leave. 'It is so,' she told us."
    echo "{\"id\":\"r$i\",\"text\":\"$text\"}"
    [ $((i % 50)) -eq 0 ] && echo '{broken'
    i=$((i + 1))
done > news.jsonl
for to in json csv table; do
    hearsay read --to $to news.jsonl > one 2> one.err
    for jobs in 2 5 16 0; do
        hearsay read --to $to --jobs $jobs news.jsonl > many 2> many.err
        echo "$to with $jobs: $?"
        cmp one many && cmp one.err many.err
    done
done
wc -l < one.err
