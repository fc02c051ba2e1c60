"""Addresses of comments, below ``/comments/``."""

from django.urls import path

from djeli.web.pages import comment_notices, comments

urlpatterns = [
    path("challenge/", comment_notices.challenge, name="comment-challenge"),
    path("report/<int:pk>/", comment_notices.report, name="comment-report"),
    path("mail/confirm/<str:token>/", comment_notices.confirm_mail, name="comment-mail-confirm"),
    path("mail/stop/<str:token>/", comment_notices.stop_mail, name="comment-mail-stop"),
    path("<int:story>/", comments.comments, name="comments"),
    path("<int:story>/waiting/", comment_notices.waiting, name="comment-waiting"),
    path("<int:story>/reply/<int:pk>/", comments.reply, name="comment-reply"),
]
