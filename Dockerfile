# One image for api, worker, web and the command line: docker-compose.yml says which it runs as.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
RUN npm run -s build && npm prune --omit=dev --no-progress

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/dist dist
# Views, assets, reference data and the web application's documents are read where the sources are.
COPY --from=build --chown=root:root /app/apps apps
COPY --from=build --chown=root:root /app/libs libs
RUN mkdir -p /data/files && chown -R node:node /data
USER node
VOLUME /data
CMD ["node", "dist/apps/api/src/main.js"]
