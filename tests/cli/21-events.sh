printf 'Peru attacked Chad, Norway said. Norway will not lift the embargo on Peru.' | hearsay events -
printf 'Peru did not attack Chad. Peru met the Silver Guard.' > report.txt
printf 'Silver Guard = VELREB\n' > actors.txt
hearsay events --asserted --actors actors.txt report.txt
hearsay events --actors nowhere.txt report.txt
echo status $?
