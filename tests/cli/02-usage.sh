# Wrong usage is said in one sentence and ends with 2.
: > report.txt
for words in 'raed x' 'help raed' 'weather' 'read --jbos 2 report.txt' 'read --to xml report.txt' \
    'read --published yesterday report.txt' 'read --jobs' 'read --min-confidence 2 report.txt' \
    'read --from html report.txt' 'explain --sentnce 1 report.txt' 'model show a b'; do
    hearsay $words
    echo "status $?" >&2
done
