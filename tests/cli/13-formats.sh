# JSON in a pipe; colours only where they are asked for; files and standard input alike.
echo 'Ilse Marden told reporters that the army would leave.' > report.txt
escapes() { tr -dc '\033' | wc -c | sed 's/^0$/none/; s/^[0-9].*/some/'; }
hearsay read report.txt | cut -c1-18
cat report.txt | hearsay read | cut -c1-22
cat report.txt | hearsay read - report.txt | wc -l
hearsay read --to csv report.txt | head -1
echo "table: $(hearsay read --to table report.txt | escapes)"
echo "table, always: $(hearsay read --to table --color always report.txt | escapes)"
echo "table, never: $(hearsay read --to table --color never report.txt | escapes)"
echo "explain: $(hearsay explain report.txt | escapes)"
echo "explain, always: $(hearsay explain --color=always report.txt | escapes)"
hearsay read --to table --width 50 report.txt | sed -n 3p
COLUMNS=60 hearsay read --to table report.txt | sed -n 3p
hearsay read --to table report.txt | sed -n 3p
# Fewer statements where more confidence is asked for, and never one below it.
count() { hearsay read --to csv --min-confidence $1 report.txt | tail -n +2 | wc -l; }
[ $(count 0) -ge $(count 0.5) ] && [ $(count 0.5) -ge $(count 1) ] && echo 'confident: fewer'
