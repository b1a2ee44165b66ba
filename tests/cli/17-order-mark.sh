# JSON lines may begin with a byte order mark.
printf '\357\273\277{"id":"a","text":"Ilse Marden said so."}\n' > marked.jsonl
hearsay read --to json marked.jsonl | cut -d, -f1
