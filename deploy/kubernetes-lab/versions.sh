# Versions of the Kubernetes tests' tools; sourced by scripts/kubernetes-lab.sh. kubernetes_version is also in go.mod.
kubernetes_version=v1.37.2
kubernetes_minor=37
etcd_version=v3.6.16
kwok_version=v0.8.0
helm_version=v4.3.1
kubeconform_version=v0.8.0
# Versions whose API schemas the chart is held against: the cluster's default in deploy/ansible, and what may come after it.
schema_versions="v1.35.4 v1.36.3 v1.37.2"
