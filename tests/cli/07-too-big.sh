# A report has a limit, which can be raised.
truncate -s 100M big.txt
echo 'Ilse Marden said so.' > report.txt
hearsay read big.txt report.txt | cut -d, -f1
hearsay read - < big.txt
echo "regular: $?" >&2
head -c 20000000 /dev/zero | tr '\0' 'a' | hearsay read
echo "pipe: $?" >&2
head -c 3000 /dev/zero | tr '\0' 'a' > small.txt
hearsay read --max-size 2K small.txt
hearsay read --max-size 3K small.txt | cut -d, -f1
# A line of JSON has a limit too, and the lines after it are read.
{
    printf '{"id":"long","text":"'
    cat small.txt
    printf '"}\n{"id":"short","text":"So."}\n'
} > lines.jsonl
hearsay read --max-size 2K lines.jsonl | cut -d, -f1
