"""The addresses of the styleguide, in debug mode only: `styleguide/`."""

from django.urls import path

from djeli.web.styleguide import views

urlpatterns = [
    path("", views.index, name="styleguide"),
    path("pages/<slug:name>/", views.page, name="styleguide-page"),
    path("pictures/<int:number>/<str:version>/<str:spec>.<str:form>", views.picture),
]
