# JSON lines: what they may bring, and lines that are none.
cat > news.jsonl <<'END'
{"id":"a","text":"Ilse Marden said so.","published":"2025-04-04","title":"T","outlet":"O","url":"http://news.example/a"}

{"text":"No id: the place is the id.","date":"2025-04-05T10:00:00Z"}
{"id":7,"text":"The \u0000 and the \u20ac are text.","title":null}
{bad
["text"]
{"id":"c"}
{"id":"d","text":5}
{"id":"e","text":"So.","title":5}
{"id":"f","text":"So.","published":"soon"}
{"id":"g","text":"So."}
END
hearsay read --published 2025-01-01 news.jsonl | cut -d, -f1,3-6
hearsay read news.jsonl > /dev/null 2>&1
echo "some: $?"
grep -e bad -e '\["text' news.jsonl | hearsay read --from jsonl
echo "none: $?"
# Told from text by its beginning, also where it is piped.
hearsay read < news.jsonl 2> /dev/null | wc -l
printf '{curly} braces begin this text.' | hearsay read | grep -o '"text":"[^"]*"'
printf '{\n"id": "pretty"\n}\n' > pretty.json
hearsay read pretty.json
printf '[{"id":1,"text":"So."}]\n' > array.json
hearsay read array.json
