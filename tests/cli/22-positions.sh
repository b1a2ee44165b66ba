# Where parties stand: the latest, what changed, and what others say of them.
cat > news.jsonl <<'END'
{"id":"a","published":"2025-03-03","text":
"Velmia rejects a ceasefire, its foreign minister, Orla Tamm of Velmia, said on Monday."}
{"id":"b","published":"2025-03-12","text":
"Foreign Minister Orla Tamm of Velmia said on Wednesday that Velmia is ready to discuss a ceasefire,
the withdrawal of its troops, and the return of displaced families.
Maresh said that Velmia demands the release of all prisoners."}
END
tr '\n' ' ' < news.jsonl | sed 's/} {/}\n{/' > lines
mv lines news.jsonl
hearsay positions --to table news.jsonl; echo "table: $?"
hearsay positions --to table --issue ceasefire --party velm news.jsonl
hearsay positions --to csv --party velmia news.jsonl
hearsay positions --issue ceasefire news.jsonl | tail -1
hearsay add --quiet news.db news.jsonl
hearsay positions --to csv news.db > ledger.csv
hearsay positions --to csv news.jsonl | cmp - ledger.csv && echo the same from a ledger
echo 'The sun shone.' | hearsay positions; echo "none: $?"
hearsay positions nowhere.txt; echo "no file: $?"
