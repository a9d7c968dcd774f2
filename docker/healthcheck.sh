#!/bin/bash
# Asks the server whether it is ready. The image has no curl; bash can speak TCP.
port=${MECENE_MANAGEMENT_PORT:-${MECENE_PORT:-${PORT:-8080}}}
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 status <&3
[[ $status == *" 200 "* ]]
