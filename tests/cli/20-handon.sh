# Formats of others: to a pipe, a file or a folder; whole or not at all.
echo 'Ilse Marden told reporters on Monday that the army would leave.' > report.txt
for to in webanno conllu csl-json ris timelinejs; do
    hearsay read --to $to --published 2025-04-04 report.txt > piped
    echo "$to: $?"
    hearsay read --to $to --published 2025-04-04 --out file report.txt
    cmp piped file
done
hearsay read --to xlsx --out book.xlsx report.txt && head -c 2 book.xlsx && echo
hearsay read --to brat --out brat report.txt && ls brat
hearsay read --to datapackage --out package report.txt && ls package
hearsay read --to timelinejs report.txt > none
hearsay read --to csv --out table.csv report.txt && head -c 3 table.csv | od -An -tx1
grep -c "$(printf '\r')\$" table.csv
# What cannot be.
hearsay read --to brat report.txt
hearsay read --to xlsx report.txt
hearsay read --to table --out table.txt report.txt
hearsay read --to brat --out brat report.txt; echo "there already: $?"
hearsay read --to ris --out brat report.txt; echo "a folder: $?"
hearsay read --to ris --out nowhere/ris report.txt; echo "no folder: $?"
hearsay read --to ris --out /dev/full report.txt; echo "full: $?"
hearsay read --to ris report.txt > /dev/full; echo "full: $?"
# A disk that fills up: nothing is left, and what was there stays.
i=0
while [ $i -lt 200 ]; do
    echo "{\"id\":\"r$i\",\"text\":\"Ilse Marden, $i, said on Tuesday that the army would leave.\"}"
    i=$((i + 1))
done > news.jsonl
mkdir small
echo old > small/file
trap '' XFSZ
tr '\n' ' ' < news.jsonl > long.txt
for to in json csv xlsx webanno brat conllu csl-json ris timelinejs datapackage; do
    path=small/file
    [ $to = brat ] || [ $to = datapackage ] && path=small/folder
    (ulimit -f 8; hearsay read --to $to --from text -p 2025-04-04 --out $path long.txt); echo "$to: $?"
done
ls small
cat small/file
