"""Where portfolio answers: below /portfolio/; that address itself is a learner's own."""

from django.urls import URLPattern, path

from juncta.portfolio.views import board, obstacles, register

urlpatterns: list[URLPattern] = [
    path("designs/", board.designs, name="portfolio-board"),
    path("bottlenecks/", board.bottlenecks, name="portfolio-bottlenecks"),
    path("bottlenecks/remind/", board.remind, name="portfolio-remind"),
    path("tables/<slug:table>.<slug:kind>", board.export, name="portfolio-export"),
    path("designs/<uuid:design_id>/obstacles/", obstacles.name_one, name="portfolio-obstacle-new"),
    path("barriers/", register.register, name="portfolio-barriers"),
    path("barriers/met/", register.met, name="portfolio-barriers-met"),
    path("obstacles/<uuid:obstacle_id>/", obstacles.obstacle, name="portfolio-obstacle"),
    path("obstacles/<uuid:obstacle_id>/group/", obstacles.group, name="portfolio-obstacle-group"),
    path("barriers/<uuid:barrier_id>/", register.barrier, name="portfolio-barrier"),
    path("barriers/<uuid:barrier_id>/words/", register.reword, name="portfolio-barrier-reword"),
    path("barriers/<uuid:barrier_id>/owner/", register.owner, name="portfolio-barrier-owner"),
    path("barriers/<uuid:barrier_id>/state/", register.move, name="portfolio-barrier-move"),
    path("barriers/<uuid:barrier_id>/join/", register.join, name="portfolio-barrier-join"),
    path("barriers/<uuid:barrier_id>/show/", register.show, name="portfolio-barrier-show"),
]
