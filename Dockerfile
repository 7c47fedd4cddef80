# WorkflowConnect in a container: docker build -t workflowconnect .
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
# Before publishing: the node_modules of the worker and of Studio belong to what is published.
RUN npm ci --prefix src/Host/Scripting/worker --omit=dev --no-audit --no-fund \
 && npm ci --prefix src/Host/Studio --omit=dev --no-audit --no-fund
# CI=true: package versions exactly as in the lock files.
RUN CI=true dotnet publish src/Host -c Release -o /app -nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
COPY workflows /app/workflows
COPY templates /app/templates
COPY samples /app/samples
RUN mkdir /data && chown "$APP_UID" /data
WORKDIR /app
USER $APP_UID
VOLUME /data
EXPOSE 5080
ENTRYPOINT ["dotnet", "/app/workflowconnect.dll"]
# All addresses within the container only; whoever maps the port decides who comes in.
CMD ["serve", "--data", "/data", "--urls", "http://0.0.0.0:5080", "--allow-remote"]
