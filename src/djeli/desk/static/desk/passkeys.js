// Shows the passkey button where the browser has passkeys.
if (window.PublicKeyCredential) {
  document.getElementById("mfa_login").hidden = false;
}
