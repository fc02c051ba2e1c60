// The data-saver edition: a tap on a picture's link puts the picture in its place. For old browsers too.
document.addEventListener &&
  document.addEventListener("click", function (event) {
    var link = event.target;
    var alt = link.getAttribute && link.getAttribute("data-picture");
    if (alt === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    var image = new Image();
    image.alt = alt;
    image.src = link.href;
    link.parentNode.replaceChild(image, link);
  });
