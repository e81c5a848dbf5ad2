{{- define "trustlog.labels" -}}
app.kubernetes.io/name: trustlog
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "trustlog.selector" -}}
app.kubernetes.io/name: trustlog
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "trustlog.image" -}}
{{ required "image.repository must name the image" .Values.image.repository }}:{{ required "image.tag must name a version" .Values.image.tag }}
{{- end }}

{{- define "trustlog.keysClaim" -}}
{{ .Values.keys.existingClaim | default (printf "%s-keys" .Release.Name) }}
{{- end }}

{{/* A setting out of the Secret; `optional` ones may be missing there. */}}
{{- define "trustlog.secret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ required "existingSecret must name a Secret" .root.Values.existingSecret }}
      key: {{ .key }}
      optional: {{ .optional | default false }}
{{- end }}

{{- define "trustlog.environment" -}}
{{ include "trustlog.secret" (dict "root" . "name" "DATABASE_URL" "key" "databaseUrl") }}
{{ include "trustlog.secret" (dict "root" . "name" "TRUSTLOG_ROOT_KEY" "key" "rootKey") }}
{{ include "trustlog.secret" (dict "root" . "name" "TRUSTLOG_ROLE_SECRET" "key" "roleSecret") }}
{{ include "trustlog.secret" (dict "root" . "name" "SMTP_URL" "key" "smtpUrl" "optional" true) }}
- name: MAIL_FROM
  value: {{ .Values.mailFrom | quote }}
- name: TRUSTLOG_PUBLIC_URL
  value: {{ required "publicUrl must say where people reach it" .Values.publicUrl | quote }}
- name: PORT
  value: '3000'
{{- with .Values.kafka }}
{{- if .brokers }}
- name: KAFKA_BROKERS
  value: {{ .brokers | quote }}
- name: KAFKA_TOPIC_PREFIX
  value: {{ .topicPrefix | quote }}
- name: KAFKA_SSL
  value: {{ .ssl | quote }}
{{- if .sasl }}
- name: KAFKA_SASL
  value: {{ .sasl | quote }}
{{ include "trustlog.secret" (dict "root" $ "name" "KAFKA_USERNAME" "key" "kafkaUsername") }}
{{ include "trustlog.secret" (dict "root" $ "name" "KAFKA_PASSWORD" "key" "kafkaPassword") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "trustlog.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "trustlog.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "trustlog.mounts" -}}
- name: keys
  mountPath: /data
- name: tmp
  mountPath: /tmp
{{- end }}

{{- define "trustlog.volumes" -}}
- name: keys
  persistentVolumeClaim:
    claimName: {{ include "trustlog.keysClaim" . }}
- name: tmp
  emptyDir: {}
{{- end }}

{{/* A process that runs until it is told to stop: `root`, `component`, `settings` of it, `command`, `environment`. */}}
{{- define "trustlog.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .root.Release.Name }}-{{ .component }}
  labels:
    {{- include "trustlog.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  replicas: {{ .settings.replicas }}
  selector:
    matchLabels:
      {{- include "trustlog.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "trustlog.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
    spec:
      automountServiceAccountToken: false
      # A batch in hand and requests under way are brought to their end.
      terminationGracePeriodSeconds: 60
      securityContext:
        {{- include "trustlog.podSecurity" .root | nindent 8 }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "trustlog.selector" . | nindent 14 }}
      containers:
        - name: {{ .component }}
          image: {{ include "trustlog.image" .root | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: [node, --enable-source-maps, {{ .main }}]
          env:
            - name: TRUSTLOG_ROLE
              value: {{ .component }}
            {{- include "trustlog.environment" .root | nindent 12 }}
            {{- with .environment }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          ports:
            - name: http
              containerPort: 3000
          # Migrations of a new version may take their time; whoever waits for them is started, not dead.
          startupProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 5
            failureThreshold: 60
          livenessProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 10
            timeoutSeconds: 5
          readinessProbe:
            httpGet: { path: /health/ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 5
          resources:
            {{- toYaml .settings.resources | nindent 12 }}
          securityContext:
            {{- include "trustlog.containerSecurity" .root | nindent 12 }}
          volumeMounts:
            {{- include "trustlog.mounts" .root | nindent 12 }}
      volumes:
        {{- include "trustlog.volumes" .root | nindent 8 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .root.Release.Name }}-{{ .component }}
  labels:
    {{- include "trustlog.labels" .root | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "trustlog.selector" . | nindent 6 }}
{{- end }}
