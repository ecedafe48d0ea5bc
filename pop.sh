for f in papers/*.pdf two/*.pdf web/*.pdf; do pdftotext $f - > /dev/null; done
