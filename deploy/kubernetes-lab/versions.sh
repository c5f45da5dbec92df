# Versions whose API schemas the chart is held against: the cluster's default in deploy/ansible, and what may come after it. Sourced by
# scripts/kubernetes-lab.sh; the versions of the tools themselves are in go.mod.
schema_versions="v1.35.4 v1.36.3 v1.37.2"
