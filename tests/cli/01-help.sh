# The overview, a command's help, the version.
hearsay help
echo "status $?"
hearsay help read
hearsay explain --help | head -1
hearsay --version
hearsay
echo "status $?" >&2
