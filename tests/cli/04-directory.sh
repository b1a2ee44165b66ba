# A directory is no report.
mkdir folder
echo 'Ilse Marden said so.' > report.txt
hearsay read folder report.txt | cut -d, -f1
hearsay read folder
echo "file: $?" >&2
hearsay read < folder
echo "standard input: $?" >&2
