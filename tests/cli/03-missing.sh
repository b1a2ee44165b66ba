# A file that is not there does not keep the others from being read.
echo 'Ilse Marden said so.' > report.txt
hearsay read nothing.txt report.txt report.txt/inside | cut -d, -f1
hearsay read nothing.txt report.txt > /dev/null
echo "some: $?" >&2
hearsay read nothing.txt
echo "none: $?" >&2
hearsay read --quiet nothing.txt
echo "quiet: $?" >&2
hearsay explain nothing.txt
echo "explain: $?" >&2
