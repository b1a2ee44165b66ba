# An empty file is an empty report.
: > empty.txt
hearsay read empty.txt
echo "status $?"
hearsay read --to table empty.txt
hearsay read --to csv empty.txt | wc -l
hearsay read < empty.txt | cut -d, -f1
hearsay explain empty.txt
echo "explain: $?"
