# A model that is missing or damaged, and the one that is built in.
echo 'Ilse Marden said so.' > report.txt
hearsay read --model nothing.hsm report.txt
echo "missing: $?" >&2
hearsay read --model report.txt report.txt
echo "no model: $?" >&2
hearsay explain --model nothing.hsm report.txt
echo "explain: $?" >&2
hearsay model check
hearsay model check report.txt
echo "check: $?" >&2
hearsay model show | grep -c -e '^language  *en$' -e '^trained'
