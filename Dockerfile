# The studio: API, engine and workers, with PostgreSQL and storage outside. See docker-compose.yml.
FROM node:20.19.5-bookworm-slim AS node

FROM maven:3.9.11-eclipse-temurin-17 AS build
# npm fetches fonts and emoji pictures during the build; nothing of Node is in the final image.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s /usr/local/lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY worker-gpu worker-gpu
COPY src src
COPY .camunda .camunda
RUN mvn -B -q package -Pquick -Dmaven.test.skip=true

FROM eclipse-temurin:17.0.20.1_1-jre-noble
RUN useradd --system --create-home claquete && mkdir /data && chown claquete /data
USER claquete
WORKDIR /home/claquete
ENV CLAQUETE_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
COPY --from=build /build/target/claquete-studio.jar claquete-studio.jar
HEALTHCHECK --interval=15s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /health/liveness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-Djava.awt.headless=true", "-jar", "claquete-studio.jar"]
