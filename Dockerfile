# Muster with a Chromium for WhatsApp. See docs/whatsapp.md.
FROM node:24-trixie-slim

# tini ends what a browser leaves behind; the fonts are for what WhatsApp Web draws.
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji tini \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /muster
COPY package.json package-lock.json .puppeteerrc.cjs prisma.config.ts ./
COPY scripts/setup.mjs scripts/setup.mjs
COPY prisma prisma
COPY src src
COPY client client
COPY web web
COPY tsconfig.json ./
RUN node scripts/setup.mjs && mkdir /data && chown node:node /data

USER node
ENV DATA_DIR=/data HOST=0.0.0.0 TRANSPORT=whatsapp DEMO=off CHROMIUM_SANDBOX=on
VOLUME /data
EXPOSE 3000
# Healthy while it waits for somebody to scan the code, unhealthy when it is wedged or blocked.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["npm", "start"]
