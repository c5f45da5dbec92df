{{/* Name of the release's things: the release, with the chart's name unless it is in there. */}}
{{- define "plotmill.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{/* Labels by which a role's pods are found. Takes (list . "api"). */}}
{{- define "plotmill.selector" -}}
app.kubernetes.io/name: plotmill
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "plotmill.labels" -}}
{{ include "plotmill.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end }}

{{/* jobTimeout becomes PLOTMILL_JOB_TIMEOUT, as the program itself spells it. */}}
{{- define "plotmill.variable" -}}
PLOTMILL_{{ regexReplaceAll "([A-Z])" . "_${1}" | upper }}
{{- end }}

{{- define "plotmill.image" -}}
{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{/* Image of a role: the function may have one of its own. Takes (list . "api"). */}}
{{- define "plotmill.roleImage" -}}
{{- $root := index . 0 }}
{{- if and (eq (index . 1) "function") $root.Values.function.image }}{{ $root.Values.function.image }}{{ else }}{{ include "plotmill.image" $root }}{{ end }}
{{- end }}

{{/* The function as OpenFaaS' REST API takes it, with what functions/stack.yaml says. The topic is what the connector finds it by. */}}
{{- define "plotmill.openfaasFunction" -}}
{{- $values := .Values.function -}}
service: {{ include "plotmill.name" . }}-function
namespace: {{ $values.openfaas.namespace }}
image: {{ $values.image }}
envVars:
  {{- range $name, $value := $values.openfaas.environment }}
  {{ $name }}: {{ $value | toString | quote }}
  {{- end }}
  {{- range $name, $value := .Values.settings }}
  {{ include "plotmill.variable" $name }}: {{ $value | toString | quote }}
  {{- end }}
labels:
  com.openfaas.scale.min: {{ $values.openfaas.min | quote }}
  com.openfaas.scale.max: {{ $values.openfaas.max | quote }}
annotations:
  topic: {{ last (splitList "/" .Values.aws.queueUrl) | quote }}
  com.openfaas.health.http.path: /_/health
  com.openfaas.ready.http.path: /_/ready
readOnlyRootFilesystem: true
requests: {{- toYaml $values.resources.requests | nindent 2 }}
limits: {{- toYaml $values.resources.limits | nindent 2 }}
{{- end }}

{{/* Environment of a role. Takes (list . "api"). */}}
{{- define "plotmill.environment" -}}
{{- $root := index . 0 }}{{ $role := index . 1 -}}
- {name: PLOTMILL_HOST, value: "0.0.0.0"}
- {name: PLOTMILL_PORT, value: "8080"}
- {name: PLOTMILL_SHUTDOWN_GRACE, value: "{{ $root.Values.drainSeconds }}s"}
{{- if ne $role "function" }}
- {name: AWS_REGION, value: {{ $root.Values.aws.region | quote }}}
- {name: PLOTMILL_QUEUE_URL, value: {{ $root.Values.aws.queueUrl | quote }}}
- {name: PLOTMILL_DEAD_LETTER_URL, value: {{ $root.Values.aws.deadLetterUrl | quote }}}
- {name: PLOTMILL_TABLE, value: {{ $root.Values.aws.table | quote }}}
- {name: PLOTMILL_BUCKET, value: {{ $root.Values.aws.bucket | quote }}}
{{- end }}
{{- if eq $role "connector" }}
{{- if eq $root.Values.function.mode "deployment" }}
- {name: PLOTMILL_FUNCTION_URL, value: "http://{{ include "plotmill.name" $root }}-function.{{ $root.Release.Namespace }}.svc.cluster.local:8080"}
{{- else }}
- {name: PLOTMILL_GATEWAY_URL, value: {{ $root.Values.function.openfaas.gatewayUrl | quote }}}
- name: PLOTMILL_GATEWAY_USER
  valueFrom: {secretKeyRef: {name: {{ $root.Values.function.openfaas.authSecret }}, key: basic-auth-user}}
- name: PLOTMILL_GATEWAY_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $root.Values.function.openfaas.authSecret }}, key: basic-auth-password}}
{{- end }}
{{- end }}
{{- range $name, $value := $root.Values.settings }}
- {name: {{ include "plotmill.variable" $name }}, value: {{ $value | toString | quote }}}
{{- end }}
{{- end }}

{{/* Pod of a role: unprivileged, read-only, with probes, and with time to finish. Takes (list . "api"). */}}
{{- define "plotmill.pod" -}}
{{- $root := index . 0 }}{{ $role := index . 1 }}{{ $values := index $root.Values $role -}}
metadata:
  labels:
    {{- include "plotmill.labels" . | nindent 4 }}
    {{- with $values.podLabels }}{{ toYaml . | nindent 4 }}{{ end }}
spec:
  serviceAccountName: {{ include "plotmill.name" $root }}-{{ $role }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  # The drain, five seconds for endpoints to forget the pod, and some slack.
  terminationGracePeriodSeconds: {{ add $root.Values.drainSeconds 15 }}
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets: {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile: {type: RuntimeDefault}
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  {{- if eq $key "topology.kubernetes.io/zone" }}
  topologySpreadConstraints:
  {{- end }}
    - maxSkew: 1
      topologyKey: {{ $key }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector: {matchLabels: {{ include "plotmill.selector" (list $root $role) | fromYaml | toJson }}}
  {{- end }}
  {{- with $values.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $role }}
      image: {{ include "plotmill.roleImage" . }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: [{{ $role }}]
      env:
        {{- include "plotmill.environment" . | nindent 8 }}
      {{- with index $root.Values.secretEnv $role }}
      envFrom: [{secretRef: {name: {{ . }}}}]
      {{- end }}
      ports: [{name: http, containerPort: 8080, protocol: TCP}]
      # Only what a new process would mend ends one: AWS or the function being away takes it out of service, no more.
      startupProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 1, failureThreshold: 60}
      readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5, timeoutSeconds: 2}
      livenessProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 10, timeoutSeconds: 5}
      # Until every node has forgotten the pod, requests still come: only then may SIGTERM close the door.
      lifecycle: {preStop: {sleep: {seconds: 5}}}
      resources: {{- toYaml $values.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL]}
      volumeMounts: [{name: tmp, mountPath: /tmp}]
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: 256Mi}
{{- end }}
