#!/bin/bash
# Addresses, signs and sends one sample request with nothing but openssl and curl.
#   send.sh KEYS SAMPLE [URL]
# KEYS is a folder of "member certificate": key.pem, cert.pem, chain.pem. SAMPLE is one of /docs/soap/*.xml.
# What is signed is written here in its canonical form at once (exclusive c14n), so nothing has to be canonicalised.
set -euo pipefail
keys=$1 sample=$2 url=${3:-https://localhost:$((8443 + ${ISHIBASHI_PORT_OFFSET:-0}))/soap/vacancies}

soap=http://schemas.xmlsoap.org/soap/envelope/ wsa=http://www.w3.org/2005/08/addressing
oasis=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss
wsu=$oasis-wssecurity-utility-1.0.xsd wsse=$oasis-wssecurity-secext-1.0.xsd x509=$oasis-x509-token-profile-1.0#X509v3
base64type=$oasis-soap-message-security-1.0#Base64Binary
ds=http://www.w3.org/2000/09/xmldsig# exc=http://www.w3.org/2001/10/xml-exc-c14n#

content=$(tr -d '\r' < "$sample"); content=${content#*<soap:Body>}; content=${content%%</soap:Body>*}
action=$(sed -n 's|.*<wsa:Action>\(.*\)</wsa:Action>.*|\1|p' "$sample")
id=urn:uuid:$(cat /proc/sys/kernel/random/uuid)
now=$(date +%s)
utc() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }
header() { printf '<wsa:%s xmlns:wsa="%s" xmlns:wsu="%s" wsu:Id="%s">%s</wsa:%s>' "$1" "$wsa" "$wsu" "$1" "$2" "$1"; }

to=$(header To "$url") act=$(header Action "$action") msg=$(header MessageID "$id")
stamp="<wsu:Timestamp xmlns:wsu=\"$wsu\" wsu:Id=\"Timestamp\"><wsu:Created>$(utc "$now")</wsu:Created><wsu:Expires>$(utc $((now + 240)))</wsu:Expires></wsu:Timestamp>"
body="<soap:Body xmlns:soap=\"$soap\" xmlns:wsu=\"$wsu\" wsu:Id=\"Body\">$content</soap:Body>"

reference() {
    printf '<ds:Reference URI="#%s"><ds:Transforms><ds:Transform Algorithm="%s"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>%s</ds:DigestValue></ds:Reference>' \
        "$1" "$exc" "$(printf %s "$2" | openssl dgst -sha256 -binary | openssl base64 -A)"
}
info="<ds:SignedInfo xmlns:ds=\"$ds\"><ds:CanonicalizationMethod Algorithm=\"$exc\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"></ds:SignatureMethod>$(reference To "$to")$(reference Action "$act")$(reference MessageID "$msg")$(reference Timestamp "$stamp")$(reference Body "$body")</ds:SignedInfo>"

# XML-DSig wants the two integers of an ECDSA signature side by side, 32 bytes each; openssl writes them as DER.
value=$(printf %s "$info" | openssl dgst -sha256 -sign "$keys/key.pem" | openssl asn1parse -inform DER |
    sed -n 's/.*INTEGER *://p' | while read -r n; do printf '%064s' "$n" | tr ' ' 0 | tail -c 64; done |
    sed 's/../\\x&/g' | xargs -0 printf '%b' | openssl base64 -A)
token=$(openssl x509 -in "$keys/cert.pem" -outform DER | openssl base64 -A)

printf '%s' "<soap:Envelope xmlns:soap=\"$soap\"><soap:Header>$to$act$msg<wsse:Security xmlns:wsse=\"$wsse\" xmlns:wsu=\"$wsu\"><wsse:BinarySecurityToken wsu:Id=\"Token\" ValueType=\"$x509\" EncodingType=\"$base64type\">$token</wsse:BinarySecurityToken>$stamp<ds:Signature xmlns:ds=\"$ds\">$info<ds:SignatureValue>$value</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#Token\" ValueType=\"$x509\"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></soap:Header>$body</soap:Envelope>" |
    curl -sS --cacert "$keys/chain.pem" --cert "$keys/cert.pem" --key "$keys/key.pem" \
        -H 'Content-Type: text/xml; charset=utf-8' -H "SOAPAction: \"$action\"" --data-binary @- "$url"
echo
